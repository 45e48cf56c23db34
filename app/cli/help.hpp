#pragma once
// The words of --help.

namespace cityties::cli::help {

inline constexpr const char* about =
    "Which city-to-city diplomatic channels exist, and what is cut when one of them closes.\n"
    "Without a command the window opens (as with 'view').\n";

inline constexpr const char* footer =
    "\nExamples:\n"
    "  cityties                                        the window, with the Houston scenario\n"
    "  cityties impact --scenario houston-2020         what its steps change, in figures\n"
    "  cityties impact --event close_post:cn-us-houston --format json\n"
    "  cityties path Houston Shenzhen                  the cheapest avenues between two cities\n"
    "  cityties render --scenario houston-2020 --step 1 -o houston.png\n"
    "  cityties validate my-data/                      check a dataset of your own\n"
    "  cityties explain efficiency                     what a figure means, and its limits\n"
    "\nResults go to standard output, messages to standard error.\n"
    "Exit codes: 0 success; 1 the data or the scenario is unusable, or the result cannot be written; 2 wrong usage.\n";

inline constexpr const char* validateAbout = "Check a dataset and list every error and warning with its place";
inline constexpr const char* validateFooter =
    "\nExample:\n"
    "  cityties validate my-data/ --format json\n"
    "\nExit codes: 0 no error (there may be warnings); 1 errors; 2 wrong usage.\n";

inline constexpr const char* impactAbout =
    "What a scenario or an event changes: lost reach, cut cities, regions, pairs";
inline constexpr const char* impactFooter =
    "\nActions for --event:\n"
    "  close_post:POST[:embassy|nearest|POST]      open_post:POST\n"
    "  reassign_district:REGION:POST               suspend_agreement:ID  resume_agreement:ID\n"
    "  terminate_agreement:ID                      sign_agreement:PLACE:PLACE:KIND\n"
    "  virtual_channel:CITY:CITY[:STRENGTH]        ban:PLACE:PLACE       advance:YYYY-MM-DD\n"
    "  or a JSON object of one action, as in a scenario file\n"
    "\nExamples:\n"
    "  cityties impact --scenario houston-2020 --step 1\n"
    "  cityties impact --event close_post:cn-us-houston:embassy --from US\n"
    "  cityties impact my-data/ --scenario mine.json --format csv --table cities\n"
    "  cityties impact --scenario houston-2020 --step 1 --doubt\n"
    "  cityties impact --event close_post:cn-us-houston --sensitivity\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable; 2 wrong usage.\n";

inline constexpr const char* pathAbout =
    "The cheapest routes between two cities, and how many closures would part them";
inline constexpr const char* pathFooter =
    "\nExamples:\n"
    "  cityties path us-tx-houston cn-gd-shenzhen -k 5\n"
    "  cityties path \"New Orleans\" Shenzhen --scenario houston-2020 --step 1\n"
    "\nExit codes: 0 success, also when there is no route; 1 the data or the scenario is unusable; 2 wrong usage.\n";

inline constexpr const char* renderAbout = "Draw the map of a step as a PNG; needs no display";
inline constexpr const char* renderFooter =
    "\nExamples:\n"
    "  cityties render -o today.png\n"
    "  cityties render --scenario houston-2020 --step 1 --lang zh --theme light --size 1920x1080 -o houston.png\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable, or the file cannot be written; 2 wrong usage.\n";

inline constexpr const char* explainAbout =
    "What a figure means: definition, formula, source, limits; without one, the list";
inline constexpr const char* explainFooter =
    "\nExamples:\n"
    "  cityties explain\n"
    "  cityties explain closures_to_isolate --lang zh\n"
    "\nExit codes: 0 success; 1 the program's own files are not found; 2 wrong usage, or no such measure.\n";

inline constexpr const char* viewAbout = "Open the window";
inline constexpr const char* viewFooter =
    "\nIn the window, ? lists the keys.\n"
    "\nExamples:\n"
    "  cityties view --scenario houston-2020 --present --lang zh\n"
    "  cityties view my-data/\n"
    "\nExit codes: 0 the window was closed; 1 no display, or the data or the scenario is unusable; 2 wrong usage.\n";

}  // namespace cityties::cli::help

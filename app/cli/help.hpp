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
    "  cityties impact --event close_post:cn-us-san-francisco --format json\n"
    "  cityties metrics                                what the network holds, city by city\n"
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
    "  cityties impact --event close_post:cn-us-san-francisco:embassy --from US\n"
    "  cityties impact my-data/ --scenario mine.json --format csv --table cities\n"
    "  cityties impact --scenario houston-2020 --step 1 --doubt\n"
    "  cityties impact --event close_post:cn-us-san-francisco --sensitivity\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable; 2 wrong usage.\n";

inline constexpr const char* metricsAbout =
    "What a network holds: reach, critical elements, every city's own channels, betweenness";
inline constexpr const char* metricsFooter =
    "\nReach (efficiency), critical elements and betweenness are taken over the reporting set: the ordered pairs of "
    "cities\n"
    "in different countries, which --from, --cities and --weight change. With --graph cities nothing of this applies:\n"
    "its figures are those of any graph program, every unordered pair of cities once.\n"
    "\nExamples:\n"
    "  cityties metrics                                          the built-in data, as it stands\n"
    "  cityties metrics --date 2020-07-20 --from US --top 20\n"
    "  cityties metrics --scenario houston-2020 --step 1 --format csv\n"
    "  cityties metrics my-data/ --graph cities --format json\n"
    "  cityties metrics my-data/ --graph cities --measure attack --order betweenness\n"
    "  cityties metrics --series 1980-01-01 2025-01-01 1y        a panel: city by year\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable; 2 wrong usage.\n";

inline constexpr const char* pathAbout =
    "The cheapest routes between two cities, and how many closures would part them";
inline constexpr const char* pathFooter =
    "\nExamples:\n"
    "  cityties path us-tx-houston cn-gd-shenzhen -k 5\n"
    "  cityties path \"New Orleans\" Shenzhen --scenario houston-2020 --step 1\n"
    "\nExit codes: 0 success, also when there is no route; 1 the data or the scenario is unusable; 2 wrong usage.\n";

inline constexpr const char* contingencyAbout =
    "What the failure of each post, agreement or city would cost, or of every two (N-1, N-2)";
inline constexpr const char* contingencyFooter =
    "\nEvery figure is exact and is what 'impact' gives for the same closures. A failed post closes, a failed "
    "agreement\n"
    "is suspended, a failed city loses all its ties. Synergy is what two failures cost beyond the sum of each alone.\n"
    "\nExamples:\n"
    "  cityties contingency                                          every post and agreement, most harmful first\n"
    "  cityties contingency --order 2 --channels national --top 20   pairs, where one replaces the other\n"
    "  cityties contingency my-data/ --elements posts --takeover embassy --format csv\n"
    "  cityties contingency --elements posts --sensitivity           and on which assumption their ranks depend\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable; 2 wrong usage.\n";

inline constexpr const char* repairAbout = "Which additions would restore most of the reach that a scenario took away";
inline constexpr const char* repairFooter =
    "\nThe additions are chosen one after the other, each exactly the best; 'action' can be pasted into a scenario.\n"
    "\nExamples:\n"
    "  cityties repair --scenario houston-2020 --step 1\n"
    "  cityties repair --scenario houston-2020 --step 1 --candidates agreement,virtual -k 5 --one-per-city\n"
    "  cityties repair --event close_post:cn-us-san-francisco --candidates post --post Seattle -k 1\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable, or too many combinations; 2 wrong usage.\n";

inline constexpr const char* renderAbout = "Draw the map of a step as PNG, SVG or PDF; needs no display";
inline constexpr const char* renderFooter =
    "\nThe same command writes the same bytes. PDF and SVG hold real text with its fonts; SVG names what it draws.\n"
    "\nExamples:\n"
    "  cityties render -o today.png\n"
    "  cityties render --scenario houston-2020 --step 1 --lang zh --theme light --size 1920x1080 -o houston.png\n"
    "  cityties render --scenario houston-2020 --step 1 --layout bare --theme print --size 180x110mm -o figure.pdf\n"
    "  cityties render --scenario houston-2020 --step 1 --layout side-by-side --names both -o before-and-after.svg\n"
    "  cityties render --scenario houston-2020 --layout contact-sheet --size 297x210mm -o steps.pdf\n"
    "  cityties render --scenario houston-2020 --step 1 --content difference --theme colour-blind -o changed.png\n"
    "  cityties render --projection azimuthal-equidistant --center Houston --layout bare -o from-houston.svg\n"
    "  cityties render --projection globe --center -170,35 --fit world --flows countries -o globe.png\n"
    "  cityties render --fit US-TX,US-LA --zoom 1.2 --size 89x60mm --dpi 600 --layout bare -o texas.png\n"
    "\nExit codes: 0 success; 1 the data or the scenario is unusable, or the file cannot be written; 2 wrong usage.\n";

inline constexpr const char* explainAbout =
    "What a figure means: definition, formula, source, limits; without one, the list";
inline constexpr const char* explainFooter =
    "\nExamples:\n"
    "  cityties explain\n"
    "  cityties explain closures_to_isolate --lang zh\n"
    "\nExit codes: 0 success; 1 the program's own files are not found; 2 wrong usage, or no such measure.\n";

inline constexpr const char* replayAbout =
    "Run a script of commands without a window and print what became of the document";
inline constexpr const char* replayFooter =
    "\nA script says in its first line 'cityties-script 1', then 'start' with options of 'view', then a command a "
    "line,\n"
    "such as 'step 1', 'change {\"edit\": \"remove_step\", \"step\": 2}', 'undo', and 'expect KEY VALUE'. The first\n"
    "expectation that is not met, and the first edit that is refused, end it with the line. No file is written.\n"
    "\nExample:\n"
    "  cityties replay bug.cityties-script\n"
    "\nExit codes: 0 every expectation is met; 1 one is not, or data, scenario or script is unusable; 2 wrong usage.\n";

inline constexpr const char* viewAbout = "Open the window";
inline constexpr const char* viewFooter =
    "\nIn the window, ? lists the keys.\n"
    "\nExamples:\n"
    "  cityties view --scenario houston-2020 --present --lang zh\n"
    "  cityties view my-data/\n"
    "\nExit codes: 0 the window was closed; 1 no display, or the data or the scenario is unusable; 2 wrong usage.\n";

}  // namespace cityties::cli::help

// Keys, palette, dialogs: what the keyboard alone reaches, through the event queue.
#include <imgui.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "app/desk/actions.hpp"
#include "app/desk/palette.hpp"
#include "tests/app/desk/driven.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
namespace command = core::command;
using core::Dialog;

namespace {

std::vector<std::string> parted(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> parts;
  for (std::string part; in >> part;) parts.push_back(part);
  return parts;
}

/// Something to undo and something to redo, a selection, a step in the middle.
void prepare(Driven& desk) {
  desk.run(command::SetChannels{graph::ChannelPreset::national});
  desk.run(command::SetChannels{graph::ChannelPreset::ties});
  desk.run(command::Undo{});
  desk.run(command::GoToStep{2});
  desk.run(command::Select{"us-tx-houston"});
  desk.settle();
  desk.commands.clear();
}

}  // namespace

TEST_CASE("each shortcut of the sheet does what it says", "[shell]") {
  const auto actions = desk::deskActions(*english());
  int tried = 0;
  for (const auto& action : actions) {
    for (const std::string& shown : parted(action.keys)) {
      if (shown == "0–9" || shown == "Tab") continue;  // in cases of their own
      INFO(action.id << ": " << shown);
      // By the action itself, then by its key.
      std::optional<core::ViewState> view;
      std::optional<core::Document> document;
      for (const bool byKey : {false, true}) {
        Driven desk(1280, 720);
        prepare(desk);
        auto expected = action.command(desk.view(), desk.model().document);
        if (std::string(action.id) == "neighbourhood") expected = command::SetNeighbourhood{std::stoi(shown)};
        REQUIRE(expected.has_value());
        if (!byKey) {
          desk.run(*expected);
          view = desk.view();
          document = desk.session.document();
          continue;
        }
        desk.key(shown);
        REQUIRE(desk.commands.size() == 1);
        CHECK(desk.commands[0].index() == expected->index());
        CHECK(view == desk.view());
        CHECK(document == desk.session.document());
      }
      ++tried;
    }
  }
  CHECK(tried >= 45);
}

TEST_CASE("no two actions share a key, and the sheet shows each", "[shell]") {
  std::set<std::string> keys;
  for (const auto& action : desk::deskActions(*english()))
    for (const std::string& shown : parted(action.keys)) {
      if (std::string(action.id) == "neighbourhood") continue;  // digits, where something is selected
      INFO(shown);
      CHECK(keys.insert(shown).second);
    }
  for (const bool inChinese : {false, true}) {
    Driven desk(1280, 720);
    desk.run(command::SetLanguage{inChinese ? core::Language::chinese : core::Language::english});
    desk.run(command::ToggleHelp{});
    desk.settle();
    for (const std::string& key : keys) {
      INFO(key);
      CHECK(desk.says(key));
    }
  }
}

TEST_CASE("digits go to steps, and about a selection they tell how far", "[shell]") {
  Driven desk(1280, 720);
  desk.key("3");
  CHECK(desk.view().step == 3);
  desk.key("0");
  CHECK(desk.view().step == 0);
  desk.run(command::Select{"us-tx-houston"});
  desk.key("2");
  CHECK((desk.view().step == 0 && desk.view().desk.neighbourhood == 2));
  desk.key("2");
  CHECK(desk.view().desk.neighbourhood == 0);
  desk.key("4");
  CHECK(desk.view().step == 4);
}

TEST_CASE("the palette opens, finds in both languages, runs and remembers", "[shell]") {
  for (const bool inChinese : {false, true}) {
    Driven desk(1280, 720);
    desk.run(command::SetLanguage{inChinese ? core::Language::chinese : core::Language::english});
    desk.key("Ctrl+K");
    REQUIRE(desk.view().desk.dialog == Dialog::palette);
    desk.type("step c");  // a word from an English name and the beginning of another
    desk.key("Esc");
    CHECK(desk.view().desk.dialog == Dialog::none);
    for (const std::string words : {"preferenc", "偏好"}) {
      desk.key("Ctrl+K");
      desk.type(words);
      INFO(words);
      REQUIRE_FALSE(desk.scratch.palette->matches.empty());
      CHECK(desk.scratch.palette->entries[desk.scratch.palette->matches[0]].id == "preferences");
      desk.key("Enter");
      CHECK(desk.view().desk.dialog == Dialog::preferences);
      desk.key("Esc");
    }
    desk.key("Ctrl+K");
    CHECK(desk.scratch.palette->query.empty());
    CHECK(desk.scratch.palette->entries[desk.scratch.palette->matches[0]].id == "preferences");  // recent
    desk.type("houston");
    const auto& palette = *desk.scratch.palette;
    std::vector<std::string> ids;
    for (const std::size_t index : palette.matches) ids.push_back(palette.entries[index].id);
    CHECK(std::ranges::count(ids, "go:us-tx-houston") == 1);
    CHECK(std::ranges::count(ids, "go:cn-us-houston") == 1);
    CHECK(std::ranges::count(ids, "step:1") == 1);
    const auto at = std::ranges::find(ids, "go:us-tx-houston") - ids.begin();
    for (int i = 0; i < at; ++i) desk.key("↓");
    desk.key("Enter");
    CHECK(desk.view().selected == "us-tx-houston");
    CHECK(desk.view().desk.dialog == Dialog::none);
  }
}

TEST_CASE("what makes no sense now is not offered", "[shell]") {
  Driven desk(1280, 720);
  const auto offered = [&](const std::string& id) {
    const auto entries = desk::paletteEntries(desk.model(), *chinese());
    return std::ranges::find(entries, id, &desk::PaletteEntry::id) != entries.end();
  };
  CHECK_FALSE((offered("undo") || offered("redo") || offered("deselect") || offered("about1") || offered("step:0")));
  CHECK((offered("next") && offered("step:1") && offered("go:us-tx-houston")));
  prepare(desk);
  CHECK((offered("undo") && offered("redo") && offered("deselect") && offered("about1") && offered("step:0")));
  desk::FilesModel files;
  files.shipped = {{.id = "houston-2020", .title = "Houston"}};
  files.recent = {{.path = "/tmp/mine.json"}, {.path = "/tmp/gone.json", .missing = true}};
  desk.files = std::make_shared<const desk::FilesModel>(files);
  CHECK_FALSE(offered("open:/tmp/gone.json"));
  CHECK((offered("open:houston-2020") && offered("open:/tmp/mine.json")));
}

TEST_CASE("what is typed finds the nearest name", "[shell]") {
  using desk::matchCost;
  CHECK(matchCost("save as …", "save") < matchCost("save as …", "as"));
  CHECK(matchCost("undo", "undo") < matchCost("undo the last", "undo"));
  CHECK(matchCost("show the scenario", "show sc") >= 0);
  CHECK(matchCost("show the scenario", "scenario show") >= 0);  // any order
  CHECK(matchCost("full screen", "fs") >= 0);                   // first letters
  CHECK(matchCost("full screen", "fs") < matchCost("of selves", "fs"));
  CHECK(matchCost("full screen", "xf") < 0);
  CHECK(matchCost("撤销", "撤") == 0);
  CHECK(matchCost("撤销", "销撤") < 0);
  CHECK(matchCost("anything", "") == 0);
}

TEST_CASE("Tab reaches every control of a dialog and of the desk, and Enter and Space press it", "[shell]") {
  Driven desk(1280, 720);
  desk.key("Ctrl+,");
  REQUIRE(desk.view().desk.dialog == Dialog::preferences);
  desk.key("Tab");  // ✕
  desk.key("Tab");  // language
  desk.key("→");
  CHECK(desk.view().language == core::Language::chinese);
  CHECK(desk.view().step == 0);  // not the step
  desk.key("Tab");
  desk.key("→");
  CHECK(desk.view().theme == core::Theme::light);
  desk.key("Tab");
  desk.key("→");
  CHECK(desk.view().scale == 1.25f);
  desk.key("Tab");
  desk.key("→");
  CHECK_FALSE(desk.view().motion);
  desk.key("Tab");  // Close
  desk.key("Space");
  CHECK(desk.view().desk.dialog == Dialog::none);
  CHECK_FALSE(desk.view().playing);
  // On the desk: round all of it and back to the first.
  desk.commands.clear();
  for (int i = 0; i < 200 && !desk.any<command::ShowRight>(); ++i) {
    desk.key("Tab");
    if (desk.scratch.focus.takesPress()) desk.key("Enter");
    if (desk.scratch.focus.top() != desk::FocusLevel::desk) desk.key("Esc");  // a menu stays open: one tries several
    if (desk.view().helpOpen || desk.view().desk.dialog != Dialog::none) desk.key("Esc");
  }
  CHECK(desk.any<command::ShowRight>());
}

TEST_CASE("a dialog keeps keys from the desk, Escape closes it before anything else", "[shell]") {
  Driven desk(1280, 720);
  desk.run(command::Select{"us-tx-houston"});
  desk.key("Ctrl+,");
  for (const char* key : {"→", "F", "H", "P", "3", "Ctrl+Z", "/"}) desk.key(key);
  CHECK((desk.view().step == 0 && !desk.view().panelsHidden && !desk.view().present));
  CHECK(desk.view().desk.dialog == Dialog::preferences);
  desk.key("Esc");
  CHECK((desk.view().desk.dialog == Dialog::none && desk.view().selected));
  desk.key("Esc");
  CHECK_FALSE(desk.view().selected);
  desk.key("Ctrl+K");
  desk.type("hp3");
  CHECK((desk.view().step == 0 && !desk.view().panelsHidden && !desk.view().present));
  desk.key("Ctrl+K");  // the same key closes it
  CHECK(desk.view().desk.dialog == Dialog::none);
  desk.key("/");
  desk.type("hou");
  CHECK(desk.view().search == "hou");
  CHECK_FALSE(desk.view().panelsHidden);
  desk.key("Ctrl+K");  // out of a text field, too
  CHECK(desk.view().desk.dialog == Dialog::palette);
}

TEST_CASE("dialogs fit any window, in both languages, and nothing leaves them", "[shell]") {
  struct Size {
    int width, height;
    float scale;
  };
  for (const Size& size :
       {Size{1280, 720, 1}, Size{640, 480, 1}, Size{640, 480, 3}, Size{320, 240, 1}, Size{3840, 2160, 2}}) {
    for (const bool inChinese : {false, true}) {
      Driven desk(size.width, size.height, size.scale);
      desk.run(command::SetLanguage{inChinese ? core::Language::chinese : core::Language::english});
      for (const Dialog dialog : {Dialog::palette, Dialog::preferences, Dialog::log, Dialog::open, Dialog::saveAs,
                                  Dialog::exportPicture, Dialog::leave, Dialog::recovery}) {
        desk.run(command::OpenDialog{dialog});
        desk.settle();
        INFO(size.width << "x" << size.height << " at " << size.scale << ", dialog " << static_cast<int>(dialog));
        int inDialog = 0;
        for (const auto& one : desk.texts) {
          INFO(one.text);
          CHECK(one.box.x >= 0);
          CHECK(one.box.x + one.box.width <= static_cast<float>(size.width) + 1);
          if (one.panel.x < 0 || one.panel.y < 0 || one.panel.x + one.panel.width > static_cast<float>(size.width))
            ++inDialog;
        }
        CHECK(inDialog == 0);
        desk.key("Esc");
        CHECK(desk.view().desk.dialog == Dialog::none);
      }
    }
  }
}

TEST_CASE("a word of explanation comes after half a second of rest and asks for one frame", "[shell]") {
  Driven desk(1280, 720);
  desk.click(640, 300);
  desk.scratch.wakeAt.reset();
  const auto help = std::ranges::find(desk.texts, "?", &desk::DrawnText::text);
  REQUIRE(help != desk.texts.end());
  const auto box = help->box;
  const std::string tip = "Keys, and how to read the figures";
  desk.hover(box.x + 2, box.y + 2);
  REQUIRE(desk.scratch.wakeAt.has_value());
  const double due = *desk.scratch.wakeAt;
  CHECK_FALSE(desk.says(tip));
  desk.scratch.wakeAt.reset();
  desk.scratch.now = due;
  desk.settle();
  CHECK(desk.says(tip));
  CHECK_FALSE(desk.scratch.wakeAt.has_value());  // no more frames
  desk.hover(640, 300);
  CHECK_FALSE(desk.says(tip));
}

TEST_CASE("letters that nobody foresaw are asked for once, in the face that lacks them", "[shell]") {
  Driven desk(1280, 720);
  desk.key("Ctrl+K");
  desk.type("龘");
  const auto& missing = desk.scratch.missing;
  CHECK(std::ranges::any_of(missing, [](const auto& face) { return face.contains(u'龘'); }));
  desk.rebuildFonts();
  CHECK(desk.fontBuilds() == 2);
  desk.settle();
  CHECK(std::ranges::all_of(desk.scratch.missing, [](const auto& face) { return !face.contains(u'龘'); }));
  desk.rebuildFonts();  // nothing new
  CHECK(desk.fontBuilds() == 2);
  // A character that no font has is asked for once, too.
  desk.type("\u0D05");
  desk.rebuildFonts();
  desk.settle();
  desk.rebuildFonts();
  CHECK(desk.fontBuilds() == 3);
}

// The list of documents: what is kept, what is given up, and where one stands.
#include "app/core/history.hpp"

#include "tests/support/catch.hpp"

using namespace cityties::core;

namespace {

Document titled(const std::string& title) {
  Document document;
  document.scenario.title.english = title;
  return document;
}

edit::SetScenarioWords typing(const std::string& text) { return {edit::Words::title, Language::english, text}; }

void type(History& history, const std::string& text) { history.push(titled(text), typing(text)); }

std::string shown(const History& history) { return history.document()->scenario.title.english; }

}  // namespace

TEST_CASE("a history begins with the document that was opened") {
  History history(titled("a"));
  CHECK(shown(history) == "a");
  CHECK(history.entries().size() == 1);
  CHECK_FALSE(history.entries().front().edit);
  CHECK_FALSE(history.canUndo());
  CHECK_FALSE(history.canRedo());
  CHECK_FALSE(history.modified());
  history.undo();
  history.redo();
  history.jump(1);
  CHECK(shown(history) == "a");
}

TEST_CASE("undo, redo and jump go to the very documents") {
  History history(titled("a"));
  for (const char* text : {"b", "c", "d"}) {
    type(history, text);
    history.endRun();
  }
  REQUIRE(history.entries().size() == 4);
  const DocumentPtr last = history.document();
  history.undo();
  CHECK(shown(history) == "c");
  history.undo();
  CHECK(shown(history) == "b");
  history.redo();
  CHECK(shown(history) == "c");
  history.jump(0);
  CHECK(shown(history) == "a");
  CHECK(history.canRedo());
  history.jump(4);
  CHECK(shown(history) == "a");
  history.jump(3);
  CHECK(history.document() == last);
}

TEST_CASE("an edit gives up what could be redone") {
  History history(titled("a"));
  type(history, "b");
  history.endRun();
  type(history, "c");
  history.undo();
  type(history, "d");
  CHECK_FALSE(history.canRedo());
  REQUIRE(history.entries().size() == 3);
  history.undo();
  CHECK(shown(history) == "b");
}

TEST_CASE("an edit that changes nothing is not noted and gives nothing up") {
  History history(titled("a"));
  type(history, "b");
  history.undo();
  type(history, "a");
  CHECK(history.canRedo());
  CHECK(history.entries().size() == 2);
}

TEST_CASE("typing is one entry, until it pauses") {
  History history(titled(""));
  type(history, "a");
  type(history, "ab");
  type(history, "abc");
  CHECK(history.entries().size() == 2);
  CHECK(shown(history) == "abc");
  history.endRun();
  type(history, "abcd");
  CHECK(history.entries().size() == 3);
  // Another value between.
  history.push(titled("x"), edit::SetScenarioWords{edit::Words::title, Language::chinese, "x"});
  type(history, "y");
  CHECK(history.entries().size() == 5);
  // Undone and gone on with: never continued, or what was undone to would be gone.
  history.undo();
  history.undo();
  type(history, "z");
  CHECK(history.entries().size() == 4);
  history.undo();
  CHECK(shown(history) == "abcd");
  history.undo();
  CHECK(shown(history) == "abc");
  history.undo();
  CHECK(shown(history).empty());
}

TEST_CASE("an entry that was gone back to is not typed on") {
  History history(titled("a"));
  type(history, "b");
  history.undo();
  history.redo();
  type(history, "c");
  CHECK(history.entries().size() == 3);
  history.jump(2);  // where it is
  type(history, "d");
  CHECK(history.entries().size() == 4);
}

TEST_CASE("edits without a key are entries each") {
  History history(titled("a"));
  history.push(titled("b"), edit::AddBookmark{});
  history.push(titled("c"), edit::AddBookmark{});
  CHECK(history.entries().size() == 3);
}

TEST_CASE("modified means another document than the saved one") {
  History history(titled("a"));
  type(history, "b");
  CHECK(history.modified());
  history.undo();
  CHECK_FALSE(history.modified());
  history.redo();
  history.markSaved();
  CHECK_FALSE(history.modified());
  history.undo();
  CHECK(history.modified());
  type(history, "b");  // by another way to what was saved
  CHECK_FALSE(history.modified());
}

TEST_CASE("what was saved is not continued by typing on") {
  History history(titled("a"));
  type(history, "b");
  history.markSaved();
  type(history, "c");
  CHECK(history.entries().size() == 3);
  history.undo();
  CHECK_FALSE(history.modified());
}

TEST_CASE("a run of edits that comes back to where it began leaves nothing to undo") {
  History history(titled("a"));
  type(history, "b");
  history.endRun();
  type(history, "bc");
  type(history, "b");
  CHECK(history.entries().size() == 2);
  CHECK(shown(history) == "b");
  type(history, "d");  // does not go on with the entry before the run
  CHECK(history.entries().size() == 3);
  history.undo();
  CHECK(shown(history) == "b");
  history.undo();
  CHECK(shown(history) == "a");
}

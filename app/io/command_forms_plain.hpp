#pragma once
// Commands without arguments, and those of one word, number or text. Part of command_forms.hpp.

#include "app/io/command_forms.hpp"

namespace cityties::io {

template <class C>
struct BareForm {
  static std::string write(const C&) { return {}; }
  static C read(Arguments&) { return {}; }
};
template <class C, auto Member>
struct EnumForm {
  static std::string write(const C& c) { return std::string(wordFor(c.*Member)); }
  static C read(Arguments& in) {
    C c;
    c.*Member = in.oneOf<std::remove_reference_t<decltype(c.*Member)>>();
    return c;
  }
};
template <class C, auto Member>
struct NumberForm {
  static std::string write(const C& c) { return shortest(c.*Member); }
  static C read(Arguments& in) {
    C c;
    c.*Member = in.number<std::remove_reference_t<decltype(c.*Member)>>();
    return c;
  }
};
/// One text that ends the line.
template <class C, auto Member>
struct TextForm {
  static std::string write(const C& c) { return quotedRest(c.*Member); }
  static C read(Arguments& in) {
    C c;
    c.*Member = in.rest();
    return c;
  }
};

#define CITYTIES_BARE(type, name)                                           \
  template <>                                                               \
  struct CommandForm<core::command::type> : BareForm<core::command::type> { \
    static constexpr std::string_view word = name, usage = name;            \
  }
#define CITYTIES_ONE(form, type, member, name, what)                                                  \
  template <>                                                                                         \
  struct CommandForm<core::command::type> : form<core::command::type, &core::command::type::member> { \
    static constexpr std::string_view word = name, usage = name " " what;                             \
  }

CITYTIES_BARE(NextStep, "next");
CITYTIES_BARE(PreviousStep, "previous");
CITYTIES_BARE(ClearSelection, "clear-selection");
CITYTIES_BARE(SelectBack, "select-back");
CITYTIES_BARE(TogglePanels, "toggle-panels");
CITYTIES_BARE(TogglePresent, "toggle-present");
CITYTIES_BARE(ToggleHelp, "toggle-help");
CITYTIES_BARE(ToggleMotion, "toggle-motion");
CITYTIES_BARE(ToggleNotes, "toggle-notes");
CITYTIES_BARE(TogglePlay, "toggle-play");
CITYTIES_BARE(PlayOn, "play-on");
CITYTIES_BARE(StopPlay, "stop-play");
CITYTIES_BARE(FitView, "fit");
CITYTIES_BARE(ToggleDifference, "toggle-difference");
CITYTIES_BARE(CloseDialog, "close-dialog");
CITYTIES_BARE(TogglePlayDays, "toggle-play-days");
CITYTIES_BARE(EndRun, "end-run");
CITYTIES_BARE(Undo, "undo");
CITYTIES_BARE(Redo, "redo");
CITYTIES_BARE(NewDocument, "new");
CITYTIES_BARE(Save, "save");
CITYTIES_BARE(SaveOver, "save-over");
CITYTIES_BARE(FocusSearch, "focus-search");
CITYTIES_BARE(FullScreen, "full-screen");
CITYTIES_BARE(CopyDescription, "copy-description");
CITYTIES_BARE(Escape, "escape");
CITYTIES_BARE(Quit, "quit");
CITYTIES_ONE(EnumForm, SetLanguage, language, "language", "en|zh");
CITYTIES_ONE(EnumForm, SetTheme, theme, "theme", "dark|light|print|colour-blind");
CITYTIES_ONE(EnumForm, SetChannels, preset, "channels", "ties|local|national");
CITYTIES_ONE(EnumForm, SetNames, names, "names", "of-interface|en|zh|both");
CITYTIES_ONE(EnumForm, SetContent, content, "content", "state|difference");
CITYTIES_ONE(EnumForm, ShowLeft, tab, "left", "scenario|explore|history");
CITYTIES_ONE(EnumForm, ShowRight, tab, "right", "findings|contingencies|routes");
CITYTIES_ONE(EnumForm, OpenDialog, dialog, "dialog", "NAME");
CITYTIES_ONE(EnumForm, SetCompare, mode, "compare", "none|ghost|swipe|side-by-side");
CITYTIES_ONE(EnumForm, Leave, how, "leave", "save|discard");
CITYTIES_ONE(NumberForm, Recover, index, "recover", "N");
CITYTIES_ONE(NumberForm, DiscardRecovered, index, "discard-recovered", "N");
CITYTIES_ONE(NumberForm, SetScale, scale, "scale", "FACTOR");
CITYTIES_ONE(NumberForm, GoToStep, step, "step", "N");
CITYTIES_ONE(NumberForm, ZoomBy, factor, "zoom-by", "FACTOR");
CITYTIES_ONE(NumberForm, SetNeighbourhood, steps, "neighbourhood", "STEPS");
CITYTIES_ONE(NumberForm, SetSwipe, at, "swipe", "PART");
CITYTIES_ONE(NumberForm, JumpTo, position, "jump", "N");
CITYTIES_ONE(TextForm, Select, id, "select", "ID");
CITYTIES_ONE(TextForm, Search, text, "search", "TEXT");
CITYTIES_ONE(TextForm, LookAt, id, "look-at", "ID");
CITYTIES_ONE(TextForm, Open, path, "open", "FILE|ID");
CITYTIES_ONE(TextForm, ExportTable, path, "export-table", "FILE");
CITYTIES_ONE(TextForm, ExportPicture, path, "export-picture", "FILE");
CITYTIES_ONE(TextForm, SaveAs, path, "save-as", "FILE");
#undef CITYTIES_BARE
#undef CITYTIES_ONE

}  // namespace cityties::io

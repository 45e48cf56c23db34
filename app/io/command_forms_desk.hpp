#pragma once
// Commands with several arguments or with JSON. Part of command_forms.hpp.

#include "app/io/command_forms.hpp"

namespace cityties::io {

#define CITYTIES_FORM(type, name, what)                                                  \
  template <>                                                                            \
  struct CommandForm<core::command::type> {                                              \
    static constexpr std::string_view word = name, usage = *what ? name " " what : name; \
    static std::string write(const core::command::type& c);                              \
    static core::command::type read(Arguments& in);                                      \
  }

CITYTIES_FORM(Hover, "hover", "none|ID");
CITYTIES_FORM(PanBy, "pan-by", "X Y");
CITYTIES_FORM(SetProjection, "projection", "NAME");
CITYTIES_FORM(SetCentre, "centre", "home|LON,LAT|PLACE [LON,LAT]");
CITYTIES_FORM(SetAgainst, "against", "before|previous");
CITYTIES_FORM(SetFilter, "filter", "none|{…}");
CITYTIES_FORM(SetDay, "day", "none|YYYY-MM-DD");
CITYTIES_FORM(AskRoute, "route", "none|FROM TO");
CITYTIES_FORM(SetProbe, "probe", "none|{\"actions\": […], \"element\": ID}");
CITYTIES_FORM(ShowProof, "proof", "METRIC [SUBJECT]");
CITYTIES_FORM(SetDraft, "draft", "[N] none|{\"do\": …}");
CITYTIES_FORM(SetContingencies, "contingencies", "default|{…}");
CITYTIES_FORM(Change, "change", "{\"edit\": …}");
#undef CITYTIES_FORM

}  // namespace cityties::io

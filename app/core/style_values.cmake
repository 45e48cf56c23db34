# Makes a .cpp of the style file: cmake -DIN=style.json -DOUT=style_values.cpp -P style_values.cmake
# Every value becomes one line: scope, section, name, text; the members of a list are parted by blanks.
file(READ ${IN} json)
set(rows "")

function(text_of out)  # the value at an address as text
  string(JSON type TYPE "${json}" ${ARGN})
  if(type STREQUAL "ARRAY")
    string(JSON count LENGTH "${json}" ${ARGN})
    math(EXPR last "${count} - 1")
    set(text "")
    foreach(i RANGE ${last})
      string(JSON item GET "${json}" ${ARGN} ${i})
      string(APPEND text " ${item}")
    endforeach()
    string(STRIP "${text}" text)
  else()
    string(JSON text GET "${json}" ${ARGN})
  endif()
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

macro(add_scope scope)  # ARGN: the address of its object
  string(JSON sections LENGTH "${json}" ${ARGN})
  math(EXPR lastSection "${sections} - 1")
  foreach(s RANGE ${lastSection})
    string(JSON section MEMBER "${json}" ${ARGN} ${s})
    string(JSON kind TYPE "${json}" ${ARGN} ${section})
    if(kind STREQUAL "OBJECT")
      string(JSON names LENGTH "${json}" ${ARGN} ${section})
      math(EXPR lastName "${names} - 1")
      foreach(n RANGE ${lastName})
        string(JSON name MEMBER "${json}" ${ARGN} ${section} ${n})
        text_of(value ${ARGN} ${section} ${name})
        string(APPEND rows "      {\"${scope}\", \"${section}\", \"${name}\", \"${value}\"},\n")
      endforeach()
    else()
      string(JSON value GET "${json}" ${ARGN} ${section})
      string(APPEND rows "      {\"${scope}\", \"${section}\", \"\", \"${value}\"},\n")
    endif()
  endforeach()
endmacro()

add_scope(shared shared)
string(JSON themes LENGTH "${json}" themes)
math(EXPR lastTheme "${themes} - 1")
foreach(t RANGE ${lastTheme})
  string(JSON theme MEMBER "${json}" themes ${t})
  add_scope(${theme} themes ${theme})
endforeach()

file(WRITE ${OUT} "// Made of assets/style/style.json by app/core/style_values.cmake.
#include \"app/core/style_sheet.hpp\"

namespace cityties::core {

std::vector<StyleValue> builtInStyle() {
  return {
${rows}  };
}

}  // namespace cityties::core
")

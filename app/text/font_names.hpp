#pragma once
// The two families the program is set in; both are found through fontconfig and never bundled.

namespace cityties::text {

inline constexpr const char* latinFamily = "Inter";
inline constexpr const char* chineseFamily = "WenQuanYi Micro Hei";

}  // namespace cityties::text

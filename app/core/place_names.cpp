#include "app/core/place_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cityties::core {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Ordered by bytes: looked up by halving. The usual names of Xinhua's list; a name shared by several American places is
// written the same for all of them.
// clang-format off
constexpr std::array<Entry, 262> chineseNames{{
    {"Alameda", "阿拉米达"}, {"Alameda County", "阿拉米达县"}, {"Albany", "奥尔巴尼"},
    {"Albuquerque", "阿尔伯克基"}, {"Alhambra", "阿罕布拉"}, {"Anchorage", "安克雷奇"}, {"Anderson", "安德森"},
    {"Annapolis", "安纳波利斯"}, {"Arcadia", "阿卡迪亚"}, {"Arlington", "阿灵顿"}, {"Arvada", "阿瓦达"},
    {"Atlanta", "亚特兰大"}, {"Atlantic City", "大西洋城"}, {"Attleboro", "阿特尔伯勒"}, {"Auburn", "奥本"},
    {"Augusta", "奥古斯塔"}, {"Austin", "奥斯汀"}, {"Bakersfield", "贝克斯菲尔德"}, {"Baltimore", "巴尔的摩"},
    {"Batesville", "贝茨维尔"}, {"Baton Rouge", "巴吞鲁日"}, {"Berkeley", "伯克利"}, {"Beverly Hills", "比弗利山"},
    {"Birmingham", "伯明翰"}, {"Bismarck", "俾斯麦"}, {"Boise", "博伊西"}, {"Bolingbrook", "博林布鲁克"},
    {"Boston", "波士顿"}, {"Boulder", "博尔德"}, {"Boynton Beach", "博因顿比奇"}, {"Bridgeport", "布里奇波特"},
    {"Brooklyn", "布鲁克林"}, {"Brunswick", "布伦瑞克"}, {"Buffalo", "布法罗"}, {"Calabasas", "卡拉巴萨斯"},
    {"Cape Girardeau", "开普吉拉多"}, {"Carmel", "卡梅尔"}, {"Carson City", "卡森城"},
    {"Cedar Rapids", "锡达拉皮兹"}, {"Charleston", "查尔斯顿"}, {"Charlotte", "夏洛特"},
    {"Chattanooga", "查塔努加"}, {"Chester County", "切斯特县"}, {"Cheyenne", "夏延"}, {"Chicago", "芝加哥"},
    {"Cincinnati", "辛辛那提"}, {"Cleveland", "克利夫兰"}, {"Colorado Springs", "科罗拉多斯普林斯"},
    {"Columbia", "哥伦比亚"}, {"Columbus", "哥伦布"}, {"Commerce City", "科默斯城"}, {"Concord", "康科德"},
    {"Corpus Christi", "科珀斯克里斯蒂"}, {"Cranberry Township", "克兰伯里镇区"}, {"Dallas", "达拉斯"},
    {"Davis", "戴维斯"}, {"Denver", "丹佛"}, {"Des Moines", "得梅因"}, {"Detroit", "底特律"},
    {"Door County", "多尔县"}, {"Dover", "多佛"}, {"Dublin", "都柏林"}, {"Dubuque", "迪比克"}, {"Durham", "达勒姆"},
    {"Edison", "爱迪生"}, {"Edmond", "埃德蒙"}, {"El Paso", "埃尔帕索"}, {"Elkhart", "埃尔克哈特"},
    {"Erie", "伊利"}, {"Fairfax County", "费尔法克斯县"}, {"Fitchburg", "菲奇堡"}, {"Flint", "弗林特"},
    {"Folsom", "福尔瑟姆"}, {"Fort Wayne", "韦恩堡"}, {"Fort Worth", "沃思堡"}, {"Frankfort", "法兰克福"},
    {"Franklin", "富兰克林"}, {"Fresno", "弗雷斯诺"}, {"Galesburg", "盖尔斯堡"}, {"Gary", "加里"},
    {"Gilbert", "吉尔伯特"}, {"Gillette", "吉列"}, {"Greensboro", "格林斯伯勒"}, {"Greenville", "格林维尔"},
    {"Greenwich", "格林威治"}, {"Hammond", "哈蒙德"}, {"Harrisburg", "哈里斯堡"}, {"Hartford", "哈特福德"},
    {"Hays", "海斯"}, {"Hayward", "海沃德"}, {"Helena", "海伦娜"}, {"Henderson", "亨德森"},
    {"Hinesville", "海恩斯维尔"}, {"Honolulu", "檀香山"}, {"Houston", "休斯敦"}, {"Indianapolis", "印第安纳波利斯"},
    {"Jackson", "杰克逊"}, {"Jacksonville", "杰克逊维尔"}, {"Jefferson City", "杰斐逊城"},
    {"Jersey City", "泽西城"}, {"Juneau", "朱诺"}, {"Kansas City", "堪萨斯城"}, {"Kauai County", "考艾县"},
    {"Kent", "肯特"}, {"Knoxville", "诺克斯维尔"}, {"Kokomo", "科科莫"}, {"La Crosse", "拉克罗斯"},
    {"Lafayette", "拉斐特"}, {"Lakeland", "莱克兰"}, {"Lansing", "兰辛"}, {"Laredo", "拉雷多"},
    {"Las Vegas", "拉斯维加斯"}, {"Lauderhill", "劳德希尔"}, {"Lexington", "列克星敦"}, {"Lincoln", "林肯"},
    {"Little Rock", "小石城"}, {"Livingston", "利文斯顿"}, {"Long Beach", "长滩"}, {"Longview", "朗维尤"},
    {"Los Angeles", "洛杉矶"}, {"Los Angeles County", "洛杉矶县"}, {"Loudoun County", "劳登县"},
    {"Louisville", "路易斯维尔"}, {"Madison", "麦迪逊"}, {"Malibu", "马里布"}, {"Mankato", "曼凯托"},
    {"Marlboro Township", "马尔伯勒镇区"}, {"Marshfield", "马什菲尔德"}, {"Martinez", "马丁内斯"},
    {"Maui County", "毛伊县"}, {"Memphis", "孟菲斯"}, {"Menlo Park", "门洛帕克"}, {"Mesa", "梅萨"},
    {"Miami", "迈阿密"}, {"Milpitas", "米尔皮塔斯"}, {"Milwaukee", "密尔沃基"}, {"Minneapolis", "明尼阿波利斯"},
    {"Mobile", "莫比尔"}, {"Modesto", "莫德斯托"}, {"Monte Sereno", "蒙特塞雷诺"}, {"Monterey Park", "蒙特利公园"},
    {"Montgomery", "蒙哥马利"}, {"Montgomery County", "蒙哥马利县"}, {"Montpelier", "蒙彼利埃"},
    {"Moore County", "穆尔县"}, {"Morehead", "莫尔黑德"}, {"Morgantown", "摩根敦"}, {"Morton", "莫顿"},
    {"Mountain View", "芒廷维尤"}, {"Muncie", "曼西"}, {"Muscatine", "马斯卡廷"}, {"Nashville", "纳什维尔"},
    {"New Castle County", "纽卡斯尔县"}, {"New Haven", "纽黑文"}, {"New Orleans", "新奥尔良"}, {"New York", "纽约"},
    {"New York City", "纽约"}, {"Newark", "纽瓦克"}, {"Newport News", "纽波特纽斯"}, {"Norwich", "诺威奇"},
    {"Norwood", "诺伍德"}, {"Oakland", "奥克兰"}, {"Oklahoma City", "俄克拉何马城"}, {"Olympia", "奥林匹亚"},
    {"Omaha", "奥马哈"}, {"Ontario", "安大略"}, {"Orange County", "奥兰治县"}, {"Orem", "奥勒姆"},
    {"Orlando", "奥兰多"}, {"Palo Alto", "帕洛阿尔托"}, {"Pasadena", "帕萨迪纳"}, {"Philadelphia", "费城"},
    {"Phoenix", "菲尼克斯"}, {"Pierre", "皮尔"}, {"Pinehurst", "派恩赫斯特"}, {"Pittsburgh", "匹兹堡"},
    {"Plano", "普莱诺"}, {"Ponca City", "庞卡城"}, {"Portland", "波特兰"}, {"Providence", "普罗维登斯"},
    {"Provo", "普罗沃"}, {"Pueblo", "普韦布洛"}, {"Quincy", "昆西"}, {"Raleigh", "罗利"}, {"Red Wing", "雷德温"},
    {"Redlands", "雷德兰兹"}, {"Redondo Beach", "雷东多比奇"}, {"Redwood City", "雷德伍德城"},
    {"Richland Center", "里奇兰森特"}, {"Richmond", "里士满"}, {"Riverbank", "里弗班克"}, {"Riverside", "里弗赛德"},
    {"Roanoke", "罗阿诺克"}, {"Rochester", "罗切斯特"}, {"Rockford", "罗克福德"}, {"Rockville", "罗克维尔"},
    {"Sacramento", "萨克拉门托"}, {"Saint Paul", "圣保罗"}, {"Salem", "塞勒姆"}, {"Salt Lake City", "盐湖城"},
    {"San Antonio", "圣安东尼奥"}, {"San Bernardino County", "圣贝纳迪诺县"}, {"San Diego", "圣迭戈"},
    {"San Francisco", "旧金山"}, {"San Leandro", "圣莱安德罗"}, {"Sanford", "桑福德"},
    {"Santa Barbara", "圣巴巴拉"}, {"Santa Fe", "圣菲"}, {"Sarasota", "萨拉索塔"}, {"Savannah", "萨凡纳"},
    {"Schenectady", "斯克内克塔迪"}, {"Scottsdale", "斯科茨代尔"}, {"Seattle", "西雅图"}, {"Shawnee", "肖尼"},
    {"Solano County", "索拉诺县"}, {"Sonoma", "索诺马"}, {"South El Monte", "南埃尔蒙特"}, {"Southlake", "南湖城"},
    {"Spokane", "斯波坎"}, {"Springfield", "斯普林菲尔德"}, {"St. Louis", "圣路易斯"},
    {"St. Petersburg", "圣彼得斯堡"}, {"Stamford", "斯坦福德"}, {"Stockton", "斯托克顿"}, {"Sunnyvale", "森尼韦尔"},
    {"Syracuse", "锡拉丘兹"}, {"Tacoma", "塔科马"}, {"Tallahassee", "塔拉哈西"}, {"Tampa", "坦帕"},
    {"Tempe", "坦佩"}, {"The Bronx", "布朗克斯"}, {"Thousand Oaks", "千橡市"}, {"Tifton", "蒂夫顿"},
    {"Titusville", "泰特斯维尔"}, {"Toledo", "托莱多"}, {"Topeka", "托皮卡"}, {"Torrington", "托灵顿"},
    {"Travis County", "特拉维斯县"}, {"Trenton", "特伦顿"}, {"Troy", "特洛伊"}, {"Trumbull", "特朗布尔"},
    {"Tucson", "图森"}, {"Tulsa", "塔尔萨"}, {"Tulsa County", "塔尔萨县"}, {"Tustin", "塔斯廷"},
    {"Union City", "联合市"}, {"Union County", "尤宁县"}, {"Urbana", "厄巴纳"}, {"Utah County", "犹他县"},
    {"Virginia Beach", "弗吉尼亚比奇"}, {"Walnut", "核桃市"}, {"Washington", "华盛顿"},
    {"Washington County", "华盛顿县"}, {"Watsonville", "沃森维尔"}, {"West Covina", "西科维纳"},
    {"West Orange", "西奥兰治"}, {"Westport", "韦斯特波特"}, {"Whittier", "惠蒂尔"}, {"Wichita", "威奇托"},
    {"Wilmington", "威尔明顿"}, {"Winston-Salem", "温斯顿-塞勒姆"}, {"Yorba Linda", "约巴林达"},
}};
// clang-format on

constexpr std::array<CountryName, 46> countryNames{{
    {"AE", "United Arab Emirates", "Emirati", "阿联酋"},
    {"AR", "Argentina", "Argentine", "阿根廷"},
    {"AU", "Australia", "Australian", "澳大利亚"},
    {"BE", "Belgium", "Belgian", "比利时"},
    {"BR", "Brazil", "Brazilian", "巴西"},
    {"CA", "Canada", "Canadian", "加拿大"},
    {"CH", "Switzerland", "Swiss", "瑞士"},
    {"CL", "Chile", "Chilean", "智利"},
    {"CN", "China", "PRC", "中国"},
    {"CZ", "Czechia", "Czech", "捷克"},
    {"DE", "Germany", "German", "德国"},
    {"DK", "Denmark", "Danish", "丹麦"},
    {"EG", "Egypt", "Egyptian", "埃及"},
    {"ES", "Spain", "Spanish", "西班牙"},
    {"FI", "Finland", "Finnish", "芬兰"},
    {"FR", "France", "French", "法国"},
    {"GB", "United Kingdom", "British", "英国"},
    {"GR", "Greece", "Greek", "希腊"},
    {"HU", "Hungary", "Hungarian", "匈牙利"},
    {"ID", "Indonesia", "Indonesian", "印度尼西亚"},
    {"IE", "Ireland", "Irish", "爱尔兰"},
    {"IL", "Israel", "Israeli", "以色列"},
    {"IN", "India", "Indian", "印度"},
    {"IT", "Italy", "Italian", "意大利"},
    {"JP", "Japan", "Japanese", "日本"},
    {"KR", "South Korea", "South Korean", "韩国"},
    {"LT", "Lithuania", "Lithuanian", "立陶宛"},
    {"MX", "Mexico", "Mexican", "墨西哥"},
    {"MY", "Malaysia", "Malaysian", "马来西亚"},
    {"NL", "Netherlands", "Dutch", "荷兰"},
    {"NO", "Norway", "Norwegian", "挪威"},
    {"NZ", "New Zealand", "New Zealand", "新西兰"},
    {"PH", "Philippines", "Philippine", "菲律宾"},
    {"PK", "Pakistan", "Pakistani", "巴基斯坦"},
    {"PL", "Poland", "Polish", "波兰"},
    {"PT", "Portugal", "Portuguese", "葡萄牙"},
    {"RU", "Russia", "Russian", "俄罗斯"},
    {"SA", "Saudi Arabia", "Saudi", "沙特阿拉伯"},
    {"SE", "Sweden", "Swedish", "瑞典"},
    {"SG", "Singapore", "Singaporean", "新加坡"},
    {"TH", "Thailand", "Thai", "泰国"},
    {"TR", "Türkiye", "Turkish", "土耳其"},
    {"UA", "Ukraine", "Ukrainian", "乌克兰"},
    {"US", "United States", "US", "美国"},
    {"VN", "Vietnam", "Vietnamese", "越南"},
    {"ZA", "South Africa", "South African", "南非"},
}};

const std::vector<WaterName> seas{
    {"North Pacific Ocean",
     "北太平洋",
     {{-172}, {27}},
     true,
     {{{-150}, {40}}, {{165}, {38}}, {{-130}, {20}}, {{155}, {20}}}},
    {"South Pacific Ocean",
     "南太平洋",
     {{-130}, {-28}},
     true,
     {{{-105}, {-38}}, {{-160}, {-45}}, {{-95}, {-20}}, {{-120}, {-52}}}},
    {"North Atlantic Ocean",
     "北大西洋",
     {{-42}, {34}},
     true,
     {{{-45}, {22}}, {{-35}, {45}}, {{-30}, {12}}, {{-25}, {55}}}},
    {"South Atlantic Ocean",
     "南大西洋",
     {{-15}, {-25}},
     true,
     {{{-12}, {-38}}, {{-20}, {-12}}, {{-25}, {-48}}, {{0}, {-20}}}},
    {"Indian Ocean", "印度洋", {{78}, {-22}}, true, {{{75}, {-8}}, {{85}, {-36}}, {{95}, {-15}}, {{65}, {-45}}}},
    {"Gulf of Mexico", "墨西哥湾", {{-90.3}, {26.6}}, false},
    {"Caribbean Sea", "加勒比海", {{-75}, {15}}, false},
    {"Bay of Bengal", "孟加拉湾", {{88.5}, {14}}, false},
    {"Arabian Sea", "阿拉伯海", {{65}, {15}}, false},
    {"Tasman Sea", "塔斯曼海", {{161}, {-38}}, false},
    {"Bering Sea", "白令海", {{-178}, {57.5}}, false},
    {"Hudson Bay", "哈得孙湾", {{-85.5}, {59.5}}, false},
    {"Mediterranean Sea", "地中海", {{18}, {34.6}}, false},
    {"North Sea", "北海", {{3.2}, {56.2}}, false},
    {"Black Sea", "黑海", {{34.5}, {43.2}}, false},
    {"Baltic Sea", "波罗的海", {{19.5}, {57.5}}, false},
};

}  // namespace

std::string_view chineseName(std::string_view english) {
  const auto at = std::ranges::lower_bound(chineseNames, english, {}, &Entry::first);
  return at != chineseNames.end() && at->first == english ? at->second : std::string_view{};
}

const CountryName* countryName(std::string_view code) {
  const auto at = std::ranges::lower_bound(countryNames, code, {}, &CountryName::code);
  return at != countryNames.end() && at->code == code ? &*at : nullptr;
}

const std::vector<WaterName>& waterNames() { return seas; }

}  // namespace cityties::core

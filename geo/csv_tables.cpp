#include "geo/csv_tables.hpp"

#include <csv.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <system_error>

namespace cityties::geo {
namespace {

namespace fs = std::filesystem;
using graph::Severity;

/// One file on its way through libcsv. The parser is fed line by line, because it does not say where it is.
class CsvReader {
 public:
  CsvReader(const LayerFile& file, graph::Diagnostics& problems) : problems_(problems) {
    table_.layer = file.layer;
    table_.file = file.name;
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  }
  ~CsvReader() { csv_free(&parser_); }
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  graph::RawTable read(std::string_view bytes) {
    while (!bytes.empty() && table_.complete) {
      const auto length = lineLength(bytes);
      feed(bytes.substr(0, length));
      bytes.remove_prefix(length);
    }
    if (table_.complete && csv_fini(&parser_, onCell, onRow, this) != 0) giveUp(quotingMessage());
    if (table_.complete && table_.columns.empty()) giveUp("the file is empty; expected a header row");
    return std::move(table_);
  }

 private:
  /// Length of the first line with its end, which may be LF, CR LF or CR.
  static std::size_t lineLength(std::string_view bytes) {
    const auto end = bytes.find_first_of("\r\n");
    if (end == std::string_view::npos) return bytes.size();
    return bytes.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
  }

  void feed(std::string_view line) {
    ++line_;
    if (!inRow_ && line.find_first_not_of(" \t\r\n") != std::string_view::npos) {
      inRow_ = true;
      rowLine_ = line_;
    }
    if (csv_parse(&parser_, line.data(), line.size(), onCell, onRow, this) != line.size()) giveUp(quotingMessage());
  }

  static void onCell(void* text, std::size_t length, void* self) {
    static_cast<CsvReader*>(self)->cells_.emplace_back(static_cast<const char*>(text), length);
  }

  static void onRow(int, void* self) { static_cast<CsvReader*>(self)->endRow(); }

  void endRow() {
    inRow_ = false;
    if (!table_.complete) return;
    if (table_.columns.empty()) {
      endHeader();
      return;
    }
    graph::RawRow row{rowLine_, std::move(cells_), false};
    cells_.clear();
    cells_.reserve(table_.columns.size());
    if (row.cells.size() != table_.columns.size()) {
      report("", std::to_string(row.cells.size()) + " cells, but the header has " +
                     std::to_string(table_.columns.size()) + "; row skipped");
      row.unusable = true;
    }
    for (std::size_t i = 0; i < row.cells.size() && !row.unusable; ++i) {
      if (const auto at = brokenUtf8(row.cells[i])) {
        report(table_.columns[i], "broken UTF-8 at byte " + std::to_string(*at + 1) + " of the cell; row skipped");
        row.unusable = true;
      }
    }
    table_.rows.push_back(std::move(row));
  }

  void endHeader() {
    if (std::any_of(cells_.begin(), cells_.end(), brokenUtf8)) {
      giveUp("the header is not UTF-8");
      return;
    }
    table_.columns = std::move(cells_);
    table_.headerRow = rowLine_;
    cells_.clear();
  }

  std::string quotingMessage() const {
    if (const int error = csv_error(const_cast<csv_parser*>(&parser_)); error != CSV_SUCCESS && error != CSV_EPARSE) {
      return std::string(csv_strerror(error)) + "; the rest of the file was not read";
    }
    std::string where = "noticed in line " + std::to_string(line_);
    if (cells_.size() < table_.columns.size()) where = "column " + table_.columns[cells_.size()] + ", " + where;
    return "a quotation mark that is not closed, or stands inside a cell without being doubled (" + where +
           "); the rest of the file was not read";
  }

  /// Nothing after this point can be trusted.
  void giveUp(std::string message) {
    table_.complete = false;
    report("", std::move(message));
  }

  void report(std::string field, std::string message) {
    problems_.push_back({Severity::error, table_.file, table_.layer, std::max<std::size_t>(rowLine_, 1),
                         std::move(field), std::move(message)});
  }

  graph::Diagnostics& problems_;
  graph::RawTable table_;
  csv_parser parser_{};
  std::vector<std::string> cells_;
  std::size_t line_ = 0;
  std::size_t rowLine_ = 0;
  bool inRow_ = false;
};

std::optional<std::string> readFile(const fs::path& path, std::string& message) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    message = "not a regular file";
    return {};
  }
  const auto size = fs::file_size(path, error);
  if (error || size > largestFile) {
    message = error ? "cannot be read: " + error.message() : "larger than 1 GiB";
    return {};
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!in || !in.read(bytes.data(), static_cast<std::streamsize>(size))) {
    message = "cannot be read";
    return {};
  }
  return bytes;
}

/// Length of the well-formed character of two or more bytes at the start of `text`; 0 when there is none.
std::size_t characterLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (length == 0 || text.size() < length) return 0;
  // The second byte's range excludes over-long forms, surrogates and what lies beyond U+10FFFF.
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

graph::RawTable unread(const LayerFile& file) {
  graph::RawTable table;
  table.layer = file.layer;
  table.file = file.name;
  table.complete = false;
  return table;
}

}  // namespace

std::optional<std::size_t> brokenUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > 0 && byte < 0x80) {
      ++at;
    } else if (const auto length = byte == 0 ? 0 : characterLength(text.substr(at)); length > 0) {
      at += length;
    } else {
      return at;
    }
  }
  return {};
}

std::vector<LayerFile> readLayerFiles(const fs::path& folder, graph::Diagnostics& problems) {
  std::vector<LayerFile> files;
  for (const auto layer : graph::layerNames) {
    LayerFile file{std::string(layer), std::string(layer) + ".csv", "", false};
    std::error_code error;
    if (!fs::exists(fs::symlink_status(folder / file.name, error))) continue;
    std::string message;
    if (auto bytes = readFile(folder / file.name, message)) {
      file.bytes = std::move(*bytes);
      file.read = true;
    } else {
      problems.push_back({Severity::error, file.name, file.layer, 0, "", message});
    }
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const LayerFile& x, const LayerFile& y) { return x.name < y.name; });
  return files;
}

graph::RawTable parseCsv(const LayerFile& file, graph::Diagnostics& problems) {
  std::string_view bytes = file.bytes;
  if (!file.read) return unread(file);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    problems.push_back({Severity::error, file.name, file.layer, 0, "", "the file is UTF-16; expected UTF-8"});
    return unread(file);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return CsvReader(file, problems).read(bytes);
}

}  // namespace cityties::geo

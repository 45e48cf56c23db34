#include "app/io/command_log.hpp"

#include <utility>

#include "app/io/command_text.hpp"
#include "app/io/line_words.hpp"

namespace cityties::io {
namespace {

template <class... Kinds>
bool isOneOf(const core::Command& command) {
  return (std::holds_alternative<Kinds>(command) || ...);
}

/// Does something that Session::Outcome does not tell of: camera, files, window, the runs of edits.
bool actsElsewhere(const core::Command& command) {
  using namespace core::command;
  return isOneOf<FitView, LookAt, ZoomBy, PanBy, EndRun, JumpTo, NewDocument, Open, Save, SaveAs, SaveOver, Leave,
                 Recover, DiscardRecovered, FocusSearch, FullScreen, CopyDescription, ExportPicture, ExportTable>(
      command);
}

}  // namespace

graph::Result<void> CommandLog::writeTo(const std::filesystem::path& file, const std::vector<std::string>& header) {
  file_.open(file, std::ios::binary | std::ios::trunc);
  for (const std::vector<std::string>* lines : {&header, &std::as_const(lines_)})
    for (const std::string& line : *lines) file_ << line << '\n';
  file_.flush();
  if (file_) return {};
  return graph::failure({.file = file.string(), .message = "the log cannot be written"});
}

void CommandLog::note(const core::Command& command, const core::Session::Outcome& outcome) {
  if (std::holds_alternative<core::command::Hover>(command)) return;
  if (!outcome.view && !outcome.document && !actsElsewhere(command)) return;
  if (lines_.size() >= limit) lines_.erase(lines_.begin(), lines_.begin() + limit / 2);
  // A refused edit took the story out of the machine's hands all the same.
  lines_.push_back(commandText(outcome.refused.empty() ? command : core::command::StopPlay{}));
  if (file_.is_open()) file_ << lines_.back() << std::endl;
}

std::vector<std::string> scriptHeader(const std::string& version, const std::vector<std::string>& words,
                                      const std::string& sha256) {
  std::vector<std::string> header{"cityties-script 1", "version " + version};
  std::string start = "start";
  for (const std::string& word : words) start += " " + quotedWord(word);
  header.push_back(start);
  if (!sha256.empty()) header.push_back("records " + sha256);
  return header;
}

}  // namespace cityties::io

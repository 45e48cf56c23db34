#include "app/desk/folder_list.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <thread>

#include <fmt/format.h>

namespace cityties::desk {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string inWords(fs::file_time_type time) {
  const auto system = std::chrono::file_clock::to_sys(time);
  const std::time_t seconds =
      std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::system_clock::duration>(system));
  std::tm local{};
  if (!localtime_r(&seconds, &local)) return {};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                     local.tm_hour, local.tm_min);
}

}  // namespace

FolderContents readFolder(const fs::path& path, std::string_view ending) {
  FolderContents contents{.path = path.string(), .entries = {}, .problem = {}};
  std::error_code error;
  fs::directory_iterator at(path, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::error_code own;
    FolderEntry entry{.name = at->path().filename().string(), .folder = at->is_directory(own), .when = {}};
    if (entry.name.starts_with('.') || (!entry.folder && !lower(entry.name).ends_with(ending))) continue;
    if (const auto time = at->last_write_time(own); !own) entry.when = inWords(time);
    contents.entries.push_back(std::move(entry));
  }
  if (error) contents.problem = error.message();
  std::ranges::sort(contents.entries, [](const FolderEntry& a, const FolderEntry& b) {
    if (a.folder != b.folder) return a.folder;
    const std::string x = lower(a.name), y = lower(b.name);
    return x != y ? x < y : a.name < b.name;
  });
  return contents;
}

struct FolderReader::State {
  mutable std::mutex mutex;
  std::shared_ptr<const FolderContents> contents;
  std::size_t newest = 0;  ///< the reading whose result counts
};

FolderReader::FolderReader() : state_(std::make_shared<State>()) {}
FolderReader::~FolderReader() = default;

void FolderReader::ask(const std::string& path, const std::string& ending) {
  if (path == asked_) return;
  asked_ = path;
  std::size_t mine = 0;
  {
    const std::scoped_lock lock(state_->mutex);
    mine = ++state_->newest;
    state_->contents = nullptr;
  }
  // A folder on a disk that does not answer must not keep the window from closing: the thread holds what it needs.
  std::thread([state = state_, path, ending, mine] {
    auto read = std::make_shared<const FolderContents>(readFolder(path, ending));
    const std::scoped_lock lock(state->mutex);
    if (mine == state->newest) state->contents = std::move(read);
  }).detach();
}

void FolderReader::forget() { asked_.clear(); }

bool FolderReader::busy() const { return !asked_.empty() && !contents(); }

std::shared_ptr<const FolderContents> FolderReader::contents() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->contents;
}

std::string absolutePath(std::string_view typed, const std::string& base) {
  fs::path path(typed);
  if (typed == "~" || typed.starts_with("~/")) {
    const char* const home = std::getenv("HOME");
    path = fs::path(home ? home : "/") / (typed.size() > 2 ? typed.substr(2) : std::string_view());
  }
  if (path.is_relative()) path = fs::path(base) / path;
  return path.lexically_normal().string();
}

}  // namespace cityties::desk

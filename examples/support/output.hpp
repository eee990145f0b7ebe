// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <co2design/core/text.hpp>
#include <co2design/pipeline/tabulate.hpp>
#include <co2design/search/exact_front.hpp>
#include <co2design/search/progress.hpp>

#include "arguments.hpp"

namespace support {

/// A folder whose files appear whole or not at all: written under a passing name, renamed by `commit`.
class output_folder {
 public:
  /// Makes the folder and checks that files can be written there.
  /// Errors    usage_error that names the folder
  explicit output_folder(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    for (auto part = folder_; !part.empty() && !std::filesystem::exists(part, error);
         part = part.parent_path())
      made_ = part;  // the outermost folder that is not there yet
    std::filesystem::create_directories(folder_, error);
    const auto probe = passing("write-test");
    if (error || !std::ofstream(probe))
      throw usage_error(co2design::concat({"--out: cannot write into '", folder_.string(), "'"}));
    std::filesystem::remove(probe, error);
  }
  output_folder(const output_folder&) = delete;
  output_folder& operator=(const output_folder&) = delete;
  ~output_folder() {
    std::error_code error;
    for (const auto& name : pending_) std::filesystem::remove(passing(name), error);
    if (!committed_ && !made_.empty()) std::filesystem::remove_all(made_, error);
  }

  /// The path to write `name` to; the file gets its name when committed.
  std::filesystem::path add(const std::string& name) {
    pending_.push_back(name);
    return passing(name);
  }
  /// Gives all files their names, those left empty or missing excepted; returns their paths.
  std::vector<std::filesystem::path> commit() {
    std::vector<std::filesystem::path> done;
    std::error_code error;
    committed_ = true;
    for (const auto& name : pending_) {
      std::filesystem::remove(folder_ / name, error);  // nothing stays from an earlier run
      if (std::filesystem::file_size(passing(name), error) == 0 || error) continue;
      std::filesystem::rename(passing(name), folder_ / name);
      done.push_back(folder_ / name);
    }
    return done;
  }

 private:
  [[nodiscard]] std::filesystem::path passing(const std::string& name) const {
    return folder_ / co2design::concat({".", name, ".", std::to_string(::getpid()), ".part"});
  }

  std::filesystem::path folder_, made_;
  std::vector<std::string> pending_;
  bool committed_ = false;
};

/// Runs gnuplot on a script; false where there is no gnuplot or it failed.
inline bool run_gnuplot(const std::string& script) {
  std::FILE* pipe = ::popen("gnuplot 2>/dev/null", "w");
  if (pipe == nullptr) return false;
  std::signal(SIGPIPE, SIG_IGN);  // without gnuplot the pipe closes early
  std::fwrite(script.data(), 1, script.size(), pipe);
  return ::pclose(pipe) == 0;
}

/// One line on the terminal that overwrites itself; nothing at all where standard error is no terminal.
class progress_line {
 public:
  void operator()(const co2design::search_progress& now) {
    show(now.evaluations, now.planned,
         co2design::concat({"designs, ", std::to_string(now.front_size), " on the front"}));
  }
  void operator()(const co2design::table_progress& now) { show(now.rows, now.planned, "rows of tables"); }
  void operator()(const co2design::exact_progress& now) { show(now.done, now.planned, now.stage); }
  ~progress_line() {
    if (shown_) std::cerr << "\r\x1b[K";
  }

 private:
  // Often enough for people.
  void show(std::uint64_t done, std::uint64_t planned, const std::string& of) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || (done < planned && now < next_)) return;
    next_ = now + std::chrono::milliseconds(50);
    std::cerr << "\r" << done << " of " << planned << ' ' << of << " \x1b[K" << std::flush;
  }

  bool shown_ = ::isatty(STDERR_FILENO) != 0;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace support

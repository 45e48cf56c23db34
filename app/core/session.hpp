#pragma once
// View and document together, and the one way in which either changes. Pure but for its own value: window, replay and
// tests drive the same one.

#include <memory>
#include <string>

#include "app/core/history.hpp"
#include "app/core/view.hpp"

namespace cityties::core {

class Session {
 public:
  /// `given` is what the story is worked out with and is written into the document: for a file, `storyOptions` of it
  /// and the defaults of the dataset. The document must apply to the dataset (`workOut`).
  Session(std::shared_ptr<const graph::Dataset> dataset, Document document, StoryOptions given, ViewState view = {});

  struct Outcome {
    bool view = false;           ///< changed
    bool document = false;       ///< changed; derived figures are of an older one
    graph::Diagnostics refused;  ///< why an edit was not made; nothing has changed then
  };
  /// Edits go through `checked`. Commands of files (Open, Save …) change nothing here; who holds the files acts on them
  /// and calls `open` or `saved`.
  Outcome apply(const Command& command);

  /// Another document in place of this one, with a history of its own.
  void open(std::shared_ptr<const graph::Dataset> dataset, Document document, StoryOptions given);
  void saved() { history_.markSaved(); }
  void unsaved() { history_.markUnsaved(); }

  const ViewState& view() const { return view_; }
  const Document& document() const { return *history_.document(); }
  const DocumentPtr& documentPtr() const { return history_.document(); }
  const History& history() const { return history_; }
  const std::shared_ptr<const graph::Dataset>& dataset() const { return dataset_; }
  /// As the document says; it says everything since it was opened here.
  StoryOptions options() const;
  /// For what is not a command: size of the steps, what the start asked for.
  ViewState& mutableView() { return view_; }

 private:
  Outcome change(const Edit& edit);
  /// The view's copies of what the document says: number of steps, channels.
  void follow();

  std::shared_ptr<const graph::Dataset> dataset_;
  StoryOptions given_;
  History history_;
  ViewState view_;
};

}  // namespace cityties::core

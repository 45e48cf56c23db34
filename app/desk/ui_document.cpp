#include "app/desk/ui.hpp"

namespace cityties::desk {

std::shared_ptr<const EditsModel> makeEditsModel(const core::Session& session, const core::Catalogue& words) {
  auto model = std::make_shared<EditsModel>();
  const auto& entries = session.history().entries();
  model->document = session.documentPtr();
  model->position = session.history().position();
  model->modified = session.history().modified();
  for (std::size_t n = 0; n < entries.size(); ++n) {
    // An edit is described on the document it was made on: there, what it removed still has its name.
    const std::string text = n == 0 || !entries[n].edit ? std::string(words("As it was opened"))
                                                        : core::describe(*entries[n].edit, *entries[n - 1].document,
                                                                         *session.dataset(), words);
    model->lines.push_back({text, n > model->position});
  }
  return model;
}

}  // namespace cityties::desk

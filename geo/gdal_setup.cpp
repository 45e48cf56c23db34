#include "geo/gdal_setup.hpp"

#include <cpl_error.h>
#include <ogrsf_frmts.h>

#include <mutex>

namespace cityties::geo {

void useGeoPackageDriver() {
  static std::once_flag once;
  std::call_once(once, [] { RegisterOGRGeoPackage(); });
}

struct CplErrors::Handler {
  static void CPL_STDCALL collect(CPLErr severity, CPLErrorNum, const char* message) {
    auto* self = static_cast<CplErrors*>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Failure) {
      self->failures_.emplace_back(message);
    } else if (severity == CE_Warning) {
      self->warnings_.emplace_back(message);
    }
  }
};

CplErrors::CplErrors() {
  CPLErrorReset();
  CPLPushErrorHandlerEx(&Handler::collect, this);
}

CplErrors::~CplErrors() {
  CPLPopErrorHandler();
  CPLErrorReset();
}

std::string CplErrors::text(const std::string& otherwise) const {
  auto out = failures_.empty() ? otherwise : failures_.front();
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out;
}

void CplErrors::clear() {
  failures_.clear();
  warnings_.clear();
}

}  // namespace cityties::geo

// The extension module dateline._core.
#include "module.h"

#include <dateline/coder.h>

#include <exception>

namespace dateline::python {

namespace {

void translate(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Failure& failure) {
    const Error& error = failure.error;
    const nb::object exception =
        nb::module_::import_("dateline.errors")
            .attr("error_of")(static_cast<int>(error.code), Words{error.where}, Words{error.message});
    PyErr_SetObject(exception.type().ptr(), exception.ptr());
  }
}

}  // namespace

NB_MODULE(_core, m) {
  nb::set_leak_warnings(false);  // records that live until the interpreter ends are no leak
  nb::register_exception_translator(translate);
  m.def("version", [] { return Words{version()}; });
  bind_record(m);
  bind_coder(m);
  bind_store(m);
}

}  // namespace dateline::python

// What the files of the extension module dateline._core share. It binds the public API, include/dateline, one
// type for one type; what makes it pleasant to use is written in Python (python/dateline).
//
//   nb::class_<RecordClaim>(m, "Claim").def_prop_ro("who", &words<&RecordClaim::who>);
//   const auto rows = taken(store.sql(statement));  // an Error becomes the exception of its code
#pragma once

#include <dateline/result.h>

#include <string>
#include <string_view>
#include <utility>

#include <nanobind/nanobind.h>

namespace nb = nanobind;

namespace dateline::python {

// Thrown by the module alone, and turned into the exception of dateline.errors that its code asks for.
struct Failure {
  Error error;
};

template <typename T>
T taken(Result<T> result) {
  if (!result) throw Failure{result.error()};
  return *std::move(result);
}
inline void taken(const Status& status) {
  if (!status) throw Failure{status.error()};
}

// Text for Python: bytes that are no characters become U+FFFD. As a MaybeWords, "" is None, as it is null in
// JSON.
struct Words {
  std::string_view value;
};
struct MaybeWords {
  std::string_view value;
};

template <auto Member>
struct member_of;
template <typename Class, typename Value, Value Class::*Member>
struct member_of<Member> {
  using type = Class;
};
template <auto Member>
Words words(const typename member_of<Member>::type& of) {
  return {of.*Member};
}
template <auto Member>
MaybeWords maybe(const typename member_of<Member>::type& of) {
  return {of.*Member};
}

void bind_record(nb::module_& m);
void bind_coder(nb::module_& m);
void bind_store(nb::module_& m);

}  // namespace dateline::python

namespace nanobind::detail {

template <>
struct type_caster<dateline::python::Words> {
  NB_TYPE_CASTER(dateline::python::Words, const_name("str"))
  static handle from_cpp(dateline::python::Words words, rv_policy, cleanup_list*) noexcept {
    return PyUnicode_DecodeUTF8(words.value.data(), static_cast<Py_ssize_t>(words.value.size()), "replace");
  }
};

template <>
struct type_caster<dateline::python::MaybeWords> {
  NB_TYPE_CASTER(dateline::python::MaybeWords, const_name("str | None"))
  static handle from_cpp(dateline::python::MaybeWords words, rv_policy policy,
                         cleanup_list* cleanup) noexcept {
    if (words.value.empty()) return none().release();
    return type_caster<dateline::python::Words>::from_cpp({words.value}, policy, cleanup);
  }
};

}  // namespace nanobind::detail

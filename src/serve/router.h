// From a request to its answer: who may ask, pages and their files, the routes of the API.
#pragma once

#include "serve/guard.h"
#include "serve/message.h"
#include "serve/routes.h"

namespace dateline::serve {

// Whether the request codes a story, which takes a hundred times as long as the others.
bool is_coding(const Request& request);

// Every answer is whole: with its security headers, its ETag, and 304 where the client has it already.
Response answer(const Request& request, const Desk& desk, Guard& guard, Clock::time_point now);

// What the wire gives in place of an answer: a request that is no request, a server that has too much to do.
Response dressed(Response response);

}  // namespace dateline::serve

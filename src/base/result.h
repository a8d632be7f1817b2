// Result, Status, Error: public, so they live with the public headers.
#pragma once

#include "dateline/result.h"

// The headers that nearly every file reads, precompiled when SEGUE_PCH is on.
#pragma once
#include <QtCore>
#include <functional>
#include <memory>
#include <optional>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

//! The log that io_shim_linux.cpp writes and io_log.h reads: records one after another, each a header,
//! its two texts and its bytes.
namespace segue {

enum class IoKind : std::uint8_t {
    Create,       //!< `path` came to be, as `file`, empty.
    Write,        //!< `bytes` at `offset` of `file`.
    Truncate,     //!< `file` to `offset` bytes.
    SyncFile,     //!< `file`
    SyncFolder,   //!< `path`
    Rename,       //!< `path` to `target`.
    Link,         //!< `path` is also called `target`.
    Remove,       //!< `path`
    Acknowledged, //!< `path` is what was promised to be durable.
};

struct IoHeader {
    IoKind kind = IoKind::Create;
    std::uint32_t pathBytes = 0;
    std::uint32_t targetBytes = 0;
    std::uint32_t dataBytes = 0;
    std::uint64_t file = 0; //!< The inode's number.
    std::int64_t offset = 0;
};

} // namespace segue

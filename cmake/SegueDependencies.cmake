# Every library that Segue stands on. The oldest supported versions are Debian 12's.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql WebSockets Svg Test
  LinguistTools)
if(UNIX AND NOT APPLE)
  find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
endif()
find_package(Qt6Keychain REQUIRED)
find_package(tl-expected REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CURL REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)

# libphonenumber and CLD2 bring no CMake or pkg-config file in Debian 12.
function(segue_find_plain_library target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${${target}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${${target}_INCLUDE}")
endfunction()
segue_find_plain_library(segue_phonenumber phonenumbers/phonenumberutil.h phonenumber)
segue_find_plain_library(segue_cld2 cld2/public/compact_lang_det.h cld2)
segue_find_plain_library(segue_stemmer libstemmer.h stemmer)

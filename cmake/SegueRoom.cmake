# segue_room(<folder> [RECURSE] [NO_PCH] USES <room>... LIBS <library>...)
# A room is one folder and one static library, named by its path: core/net is `core_net`. Every source file
# in the folder belongs to it. USES is the complete list of other rooms that its code may include;
# tests/unit/test_rooms.cpp holds the include lines to it. NO_PCH: a library's own flags do not go with the shared precompiled header.
function(segue_room folder)
  cmake_parse_arguments(ROOM "RECURSE;NO_PCH" "" "USES;LIBS" ${ARGN})
  string(REPLACE "/" "_" target "${folder}")
  if(ROOM_RECURSE)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp"
      "${CMAKE_SOURCE_DIR}/${folder}/*.h")
  else()
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp"
      "${CMAKE_SOURCE_DIR}/${folder}/*.h")
  endif()
  if(NOT sources MATCHES "\\.cpp")
    # A room of declarations only still is a library.
    file(WRITE "${CMAKE_BINARY_DIR}/generated/${target}.cpp" "\n")
    list(APPEND sources "${CMAKE_BINARY_DIR}/generated/${target}.cpp")
  endif()
  add_library(${target} STATIC ${sources})
  target_link_libraries(${target} PUBLIC segue_compiler ${ROOM_LIBS})
  foreach(other IN LISTS ROOM_USES)
    string(REPLACE "/" "_" other_target "${other}")
    target_link_libraries(${target} PUBLIC ${other_target})
  endforeach()
  string(REPLACE ";" " " uses "${ROOM_USES}")
  set_property(GLOBAL APPEND_STRING PROPERTY SEGUE_ROOMS "${folder}: ${uses}\n")
  if(NOT ROOM_NO_PCH)
    segue_use_pch(${target})
  endif()
endfunction()

# One precompiled header serves every target where SEGUE_PCH is on: making one takes as long as several files.
if(SEGUE_PCH)
  file(WRITE "${CMAKE_BINARY_DIR}/generated/pch.cpp" "\n")
  add_library(segue_pch STATIC "${CMAKE_BINARY_DIR}/generated/pch.cpp")
  target_link_libraries(segue_pch PRIVATE segue_compiler Qt6::Core tl::expected)
  target_precompile_headers(segue_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch.h")
endif()
function(segue_use_pch target)
  if(SEGUE_PCH)
    target_precompile_headers(${target} REUSE_FROM segue_pch)
  endif()
endfunction()

# Writes the picture that tests/unit/test_rooms.cpp checks; called once all rooms are declared.
function(segue_write_rooms)
  get_property(rooms GLOBAL PROPERTY SEGUE_ROOMS)
  file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/generated/rooms.txt" CONTENT "${rooms}")
endfunction()

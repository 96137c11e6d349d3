#include "base/large_pages.hpp"

#include <sys/mman.h>

namespace panjshir {

void advise_large_pages(void* start, std::size_t bytes) {
#ifdef MADV_HUGEPAGE
    ::madvise(start, bytes, MADV_HUGEPAGE);
#else
    (void)start;
    (void)bytes;
#endif
}

} // namespace panjshir

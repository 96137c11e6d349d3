#pragma once
// Memory for large rasters on large pages, where the system has them: a raster is read across its
// rows too, and each row of a wide one lies on another small page.

#include <cstddef>
#include <new>

namespace panjshir {

/// Asks the system to put the memory of `bytes` from `start` on large pages. Only advice: nothing
/// happens where it cannot.
void advise_large_pages(void* start, std::size_t bytes);

/// For standard containers: what is large begins at a large page and is advised as above.
template <typename T>
struct LargePageAllocator {
    using value_type = T;
    static constexpr std::size_t kPage = std::size_t{2} << 20, kLeast = 2 * kPage;

    LargePageAllocator() = default;
    template <typename U>
    LargePageAllocator(const LargePageAllocator<U>&) {}

    T* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(-1) / sizeof(T))
            throw std::bad_array_new_length();
        const std::size_t bytes = count * sizeof(T);
        if (bytes < kLeast)
            return static_cast<T*>(::operator new(bytes));
        void* start = ::operator new(bytes, std::align_val_t(kPage));
        advise_large_pages(start, bytes);
        return static_cast<T*>(start);
    }
    void deallocate(T* start, std::size_t count) {
        if (count * sizeof(T) < kLeast)
            ::operator delete(start);
        else
            ::operator delete(start, std::align_val_t(kPage));
    }
    bool operator==(const LargePageAllocator&) const { return true; }
};

} // namespace panjshir

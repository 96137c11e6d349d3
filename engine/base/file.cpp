#include "base/file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace panjshir {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int value() const { return m_fd; }
    int close() {
        const int result = ::close(m_fd);
        m_fd = -1;
        return result;
    }

private:
    int m_fd;
};

std::string reason() {
    return std::strerror(errno);
}

// A rename would put a file in the place of a folder's name, a device or a pipe.
Result<void> check_replaceable(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode))
        return {};
    return fail(fmt::format("{}: cannot be written: {}", path.string(),
                            S_ISDIR(status.st_mode) ? "is a folder" : "is not a regular file"));
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    // O_NONBLOCK: opening a named pipe must not hang.
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.value() < 0)
        return fail(
            fmt::format("{}: {}", path.string(),
                        errno == ENOENT ? "no such file" : "cannot be opened: " + reason()));
    struct stat status {};
    if (::fstat(file.value(), &status) != 0)
        return fail(fmt::format("{}: {}", path.string(), reason()));
    if (S_ISDIR(status.st_mode))
        return fail(fmt::format("{}: is a folder, not a file", path.string()));
    if (!S_ISREG(status.st_mode))
        return fail(fmt::format("{}: is not a regular file", path.string()));
    if (static_cast<std::size_t>(status.st_size) > max_bytes)
        return fail(fmt::format("{}: {} bytes is more than the {} that can be read", path.string(),
                                status.st_size, max_bytes));
    std::string bytes;
    bytes.resize(static_cast<std::size_t>(status.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(file.value(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(fmt::format("{}: cannot be read: {}", path.string(), reason()));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

std::filesystem::path temporary_sibling(const std::filesystem::path& path) {
    const auto name =
        fmt::format(".{}.{}.part{}", path.stem().string(), ::getpid(), path.extension().string());
    return path.parent_path() / name;
}

Result<void> replace_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (auto replaceable = check_replaceable(to); !replaceable) {
        ::unlink(from.c_str());
        return replaceable;
    }
    {
        Descriptor file(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
        if (file.value() < 0 || ::fsync(file.value()) != 0) {
            const std::string why = reason();
            ::unlink(from.c_str());
            return fail(fmt::format("{}: cannot be written: {}", to.string(), why));
        }
    }
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const std::string why = reason();
        ::unlink(from.c_str());
        return fail(fmt::format("{}: cannot be written: {}", to.string(), why));
    }
    return {};
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    if (auto replaceable = check_replaceable(path); !replaceable)
        return replaceable;
    const std::filesystem::path temporary = temporary_sibling(path);
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.value() < 0)
        return fail(fmt::format("{}: cannot be written: {}", path.string(), reason()));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::write(file.value(), bytes.data() + done, bytes.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            const std::string why = reason();
            ::unlink(temporary.c_str());
            return fail(fmt::format("{}: cannot be written: {}", path.string(), why));
        }
        done += static_cast<std::size_t>(put);
    }
    if (file.close() != 0) {
        const std::string why = reason();
        ::unlink(temporary.c_str());
        return fail(fmt::format("{}: cannot be written: {}", path.string(), why));
    }
    return replace_file(temporary, path);
}

std::string sha256_hex(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned i = 0; i < length; ++i)
        hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

} // namespace panjshir

#include "support/tile_server.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace panjshir::testing {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

void extend(X509* certificate, int field, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, field, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

} // namespace

struct TileServer::Tls {
    std::unique_ptr<EVP_PKEY, FreeKey> key;
    std::unique_ptr<X509, FreeCertificate> certificate;
    std::unique_ptr<SSL_CTX, FreeContext> context;

    Tls()
        : key(EVP_EC_gen("P-256")), certificate(X509_new()),
          context(SSL_CTX_new(TLS_server_method())) {
        X509* const c = certificate.get();
        X509_set_version(c, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(c), 1);
        X509_gmtime_adj(X509_getm_notBefore(c), -3600);
        X509_gmtime_adj(X509_getm_notAfter(c), 24 * 3600);
        X509_set_pubkey(c, key.get());
        X509_NAME* const name = X509_get_subject_name(c);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("tiles of a test"), -1,
                                   -1, 0);
        X509_set_issuer_name(c, name);
        extend(c, NID_basic_constraints, "critical,CA:TRUE");
        extend(c, NID_subject_alt_name, "IP:127.0.0.1");
        if (X509_sign(c, key.get(), EVP_sha256()) == 0 ||
            SSL_CTX_use_certificate(context.get(), c) != 1 ||
            SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
            throw std::runtime_error("no certificate could be made");
    }
};

/// One client's bytes, in the clear or not.
class TileConnection {
public:
    TileConnection(int socket, SSL_CTX* context) : m_socket(socket) {
        if (context) {
            m_ssl = SSL_new(context);
            SSL_set_fd(m_ssl, socket);
            m_is_open = SSL_accept(m_ssl) == 1;
        }
    }
    ~TileConnection() { SSL_free(m_ssl); }
    TileConnection(const TileConnection&) = delete;
    TileConnection& operator=(const TileConnection&) = delete;

    bool is_open() const { return m_is_open; }
    /// Bytes read; 0 or less at the end.
    long read(char* to, std::size_t size) {
        return m_ssl ? SSL_read(m_ssl, to, static_cast<int>(size)) : ::recv(m_socket, to, size, 0);
    }
    bool send(const char* data, std::size_t size) {
        while (size > 0) {
            const long sent = m_ssl ? SSL_write(m_ssl, data, static_cast<int>(size))
                                    : ::send(m_socket, data, size, MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            data += sent;
            size -= static_cast<std::size_t>(sent);
        }
        return true;
    }

private:
    int m_socket;
    SSL* m_ssl = nullptr;
    bool m_is_open = true;
};

TileServer::TileServer(Transport transport) {
    if (transport == Transport::Tls) {
        std::signal(SIGPIPE, SIG_IGN); // the TLS library writes without MSG_NOSIGNAL
        m_tls = std::make_unique<Tls>();
    }
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (m_listener < 0 ||
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port on the loopback address");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept_all(); });
}

TileServer::~TileServer() {
    m_stop = true;
    m_thread.join();
    {
        const std::lock_guard lock(m_mutex);
        for (const int connection : m_open)
            ::shutdown(connection, SHUT_RDWR);
    }
    for (std::thread& connection : m_connections)
        connection.join();
    ::close(m_listener);
}

std::string TileServer::address() const {
    return (m_tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(m_port);
}

void TileServer::put(const std::string& path, std::string bytes) {
    const std::lock_guard lock(m_mutex);
    m_files[path] = std::make_shared<const std::string>(std::move(bytes));
}

void TileServer::set_fault(std::function<ServerFault(std::size_t, const std::string&)> fault) {
    const std::lock_guard lock(m_mutex);
    m_fault = std::move(fault);
}

std::vector<ServedRequest> TileServer::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

std::size_t TileServer::bytes_sent() const {
    std::size_t bytes = 0;
    for (const ServedRequest& request : requests())
        bytes += request.bytes;
    return bytes;
}

void TileServer::forget_requests() {
    const std::lock_guard lock(m_mutex);
    m_requests.clear();
}

void TileServer::accept_all() {
    while (!m_stop) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int connection = ::accept(m_listener, nullptr, nullptr);
        if (connection < 0)
            continue;
        const std::lock_guard lock(m_mutex);
        m_open.push_back(connection);
        m_connections.emplace_back([this, connection] { serve(connection); });
    }
}

void TileServer::serve(int socket) {
    auto connection =
        std::make_unique<TileConnection>(socket, m_tls ? m_tls->context.get() : nullptr);
    std::string received;
    char buffer[4096];
    for (bool keep = connection->is_open(); keep;) {
        std::size_t end = received.find("\r\n\r\n");
        while (end == std::string::npos) {
            const long got = connection->read(buffer, sizeof buffer);
            if (got <= 0)
                break;
            received.append(buffer, static_cast<std::size_t>(got));
            end = received.find("\r\n\r\n");
        }
        if (end == std::string::npos)
            break;
        keep = answer(*connection, received.substr(0, end));
        received.erase(0, end + 4);
    }
    connection.reset();
    const std::lock_guard lock(m_mutex);
    std::erase(m_open, socket);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
}

bool TileServer::answer(TileConnection& connection, const std::string& head) {
    const std::size_t begin = head.find(' ') + 1;
    ServedRequest request;
    request.path = head.substr(begin, head.find(' ', begin) - begin);
    const std::string fields = lower(head);
    if (const std::size_t at = fields.find("range: bytes="); at != std::string::npos)
        std::sscanf(fields.c_str() + at, "range: bytes=%lld-%lld", &request.first, &request.last);
    std::shared_ptr<const std::string> file;
    ServerFault fault;
    std::size_t number = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_files.find(request.path); found != m_files.end())
            file = found->second;
        number = m_requests.size();
        m_requests.push_back(request);
        if (m_fault)
            fault = m_fault(number, request.path);
    }
    if (fault.wait_ms > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(fault.wait_ms));
    if (fault.drop_at_once)
        return false;
    int status = fault.status != 0 ? fault.status : file ? 200 : 404;
    std::string body = status == 200 ? *file : "no such thing\n", range;
    if (status == 200 && request.first >= 0 && !fault.ignore_range) {
        const auto size = static_cast<long long>(file->size());
        if (request.first >= size)
            return connection.send("HTTP/1.1 416 Range\r\nContent-Length: 0\r\n\r\n", 43);
        const long long last = request.last < 0 ? size - 1 : std::min(request.last, size - 1);
        body = file->substr(static_cast<std::size_t>(request.first),
                            static_cast<std::size_t>(last - request.first + 1));
        range = "Content-Range: bytes " + std::to_string(request.first) + "-" +
                std::to_string(last) + "/" + std::to_string(size) + "\r\n";
        status = 206;
    }
    const std::size_t promised = body.size() + (fault.wrong_length ? 1000 : 0);
    const std::string answer = "HTTP/1.1 " + std::to_string(status) +
                               " Answer\r\nAccept-Ranges: bytes\r\n" + range +
                               "Content-Length: " + std::to_string(promised) + "\r\n\r\n";
    if (fault.drop_mid_body)
        body.resize(body.size() / 2);
    const bool sent = connection.send(answer.data(), answer.size()) &&
                      (head.rfind("HEAD", 0) == 0 || connection.send(body.data(), body.size()));
    const std::lock_guard lock(m_mutex);
    if (number < m_requests.size())
        m_requests[number].bytes = head.rfind("HEAD", 0) == 0 ? 0 : body.size();
    return sent && !fault.drop_mid_body && !fault.wrong_length;
}

} // namespace panjshir::testing

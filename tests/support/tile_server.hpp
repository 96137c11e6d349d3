#pragma once
// A small HTTP/1.1 server on the loopback address, in the test's own process: it serves files from
// memory with byte ranges, over TLS too, and fails in every way that a server far off does.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace panjshir::testing {

/// What happens to one request.
struct ServerFault {
    int status = 0;             ///< answered instead of the file; 0: the file
    bool drop_mid_body = false; ///< half of the body, then the connection is closed
    bool drop_at_once = false;  ///< closed without an answer
    bool wrong_length = false;  ///< Content-Length promises more than comes
    bool ignore_range = false;  ///< 200 and the whole file
    int wait_ms = 0;            ///< before the answer
};

struct ServedRequest {
    std::string path;
    long long first = -1, last = -1; ///< of the range that was asked for
    std::size_t bytes = 0;           ///< of the body that was sent
};

enum class Transport { Plain, Tls };

class TileConnection;

class TileServer {
public:
    /// Over TLS it shows a certificate of its own making for 127.0.0.1, which nobody else vouches
    /// for.
    explicit TileServer(Transport transport = Transport::Plain);
    ~TileServer();
    TileServer(const TileServer&) = delete;
    TileServer& operator=(const TileServer&) = delete;

    /// "http://127.0.0.1:PORT", or with https.
    std::string address() const;
    void put(const std::string& path, std::string bytes); ///< path from '/' on
    /// Asked for every request with its number from 0 on.
    void set_fault(std::function<ServerFault(std::size_t, const std::string&)> fault);

    std::vector<ServedRequest> requests() const;
    std::size_t bytes_sent() const;
    void forget_requests();

private:
    void accept_all();
    void serve(int socket);
    bool answer(TileConnection& connection, const std::string& head);

    struct Tls;
    std::unique_ptr<Tls> m_tls;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<const std::string>> m_files;
    std::function<ServerFault(std::size_t, const std::string&)> m_fault;
    std::vector<ServedRequest> m_requests;
    std::vector<std::thread> m_connections;
    std::vector<int> m_open;
    std::thread m_thread;
};

} // namespace panjshir::testing

#include "app/quiz_session.hpp"

#include "base/csv.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

using study::QuizKind;
using study::QuizRound;

constexpr std::string_view kHeader = "time,pupil,kind,subject,prompt,given,answer,right,box\n";

std::string to_text(QuizTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", panjshir::to_text(CivilDay(day)),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<QuizTime> parse_time(const std::string& text) {
    int hour = 0, minute = 0, second = 0;
    const auto day = parse_day(text.substr(0, 10));
    if (!day || text.size() != 20 ||
        std::sscanf(text.c_str() + 10, "T%2d:%2d:%2dZ", &hour, &minute, &second) != 3)
        return std::nullopt;
    return QuizTime(*day) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

bool is_results(std::string_view text) {
    return text.substr(0, kHeader.size()) == kHeader;
}

} // namespace

QuizSession::QuizSession(const QuizBook& book, std::vector<QuizKind> kinds, std::uint64_t seed,
                         std::string_view pupil, QuizClock clock)
    : m_book(book), m_kinds(std::move(kinds)), m_random(seed), m_pupil(pupil_name(pupil)),
      m_clock(std::move(clock)) {
    for (const QuizKind kind : m_kinds) {
        m_new[kind] = book.subjects(kind);
        m_random.shuffle(m_new[kind]);
    }
}

bool QuizSession::open(const Key& key) {
    auto round = m_book.make(key.first, key.second, m_random);
    if (!round)
        return false;
    m_round = std::move(round);
    m_answered = false;
    return true;
}

bool QuizSession::open_new() {
    for (std::size_t tried = 0; tried < m_kinds.size(); ++tried) {
        const QuizKind kind = m_kinds[m_turn++ % m_kinds.size()];
        std::vector<std::string>& fresh = m_new[kind];
        while (!fresh.empty()) {
            const Key key{kind, std::move(fresh.back())};
            fresh.pop_back();
            if (m_cards.count(key) == 0 && open(key))
                return true;
        }
    }
    return false;
}

const QuizRound* QuizSession::next() {
    std::vector<std::pair<QuizTime, Key>> cards;
    for (const auto& [key, card] : m_cards)
        if (std::find(m_kinds.begin(), m_kinds.end(), key.first) != m_kinds.end())
            cards.emplace_back(card.due, key);
    std::sort(cards.begin(), cards.end());
    const QuizTime now = m_clock();
    for (const auto& [due, key] : cards)
        if (due <= now && open(key))
            return round();
    if (open_new())
        return round();
    for (const auto& [due, key] : cards)
        if (open(key))
            return round();
    m_round.reset();
    return nullptr;
}

Result<std::string> QuizSession::answer(const std::string& choice) {
    if (!m_round)
        return fail("no question is open", ErrorKind::Usage);
    if (m_answered)
        return fail("the question has been answered", ErrorKind::Usage);
    const auto feedback = m_round->feedback.find(choice);
    if (feedback == m_round->feedback.end())
        return fail(fmt::format("'{}' is none of the choices", choice), ErrorKind::Usage);
    const Key key{m_round->kind, m_round->subject};
    const QuizTime now = m_clock();
    const bool is_right = choice == m_round->answer;
    file_card(key, is_right, now);
    m_answered = true;
    m_right += is_right ? 1 : 0;
    m_results.push_back({now, m_pupil, key.first, key.second, m_round->prompt, choice,
                         m_round->answer, m_cards[key].box});
    return feedback->second;
}

void QuizSession::file_card(const Key& key, bool is_right, QuizTime at) {
    const auto known = m_cards.find(key);
    const int before = known == m_cards.end() ? 1 : known->second.box;
    const int box = is_right ? std::min(before + 1, static_cast<int>(kQuizBoxes.size())) : 1;
    m_cards[key] = {box, at + kQuizBoxes[static_cast<std::size_t>(box - 1)]};
}

int QuizSession::box(QuizKind kind, const std::string& subject) const {
    const auto card = m_cards.find({kind, subject});
    return card == m_cards.end() ? 0 : card->second.box;
}

Result<void> QuizSession::restore(std::string_view csv, const std::string& file) {
    if (!is_results(csv))
        return fail(fmt::format("{}:1: no table of quiz results", file));
    const CsvTable table = parse_csv(csv, file);
    if (!table.diagnostics.empty())
        return fail(panjshir::to_string(table.diagnostics.front()));
    for (const CsvRow& row : table.rows) {
        const auto at = parse_time(row.fields[0].text);
        const auto kind = study::parse_quiz_kind(row.fields[2].text);
        if (!at || !kind)
            return fail(fmt::format("{}:{}: '{}' is no {}", file, row.line,
                                    row.fields[at ? 2 : 0].text, at ? "kind of question" : "time"));
        const std::string& subject = row.fields[3].text;
        const auto& known = m_book.subjects(*kind);
        if (pupil_name(row.fields[1].text) == m_pupil &&
            std::find(known.begin(), known.end(), subject) != known.end())
            file_card({*kind, subject}, row.fields[5].text == row.fields[6].text, *at);
    }
    return {};
}

std::string_view pupil_name(std::string_view typed) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = typed.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return typed.substr(first, typed.find_last_not_of(kBlanks) - first + 1);
}

std::string to_csv(const std::vector<QuizResult>& results) {
    std::string text(kHeader);
    for (const QuizResult& result : results)
        text += fmt::format("{},{},{},{},{},{},{},{},{}\n", to_text(result.at),
                            csv_escape(result.pupil), study::to_string(result.kind),
                            csv_escape(result.subject), csv_escape(result.prompt),
                            csv_escape(result.given), csv_escape(result.answer),
                            result.right() ? "yes" : "no", result.box);
    return text;
}

std::filesystem::path quiz_results_file(const std::filesystem::path& folder,
                                        std::string_view pupil) {
    std::string name;
    for (const char c : pupil_name(pupil)) {
        const bool kept = static_cast<unsigned char>(c) >= 0x80 ||
                          std::isalnum(static_cast<unsigned char>(c)) ||
                          std::string_view(" -_").find(c) != std::string_view::npos;
        name += kept ? c : '-';
    }
    return folder / "quiz" / ((name.empty() ? "quiz" : name) + ".csv");
}

Result<void> append_quiz_results(const std::filesystem::path& file,
                                 const std::vector<QuizResult>& results) {
    std::string text;
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
        const auto before = read_file(file);
        if (!before)
            return tl::unexpected(before.error());
        if (!is_results(*before))
            return fail(
                fmt::format("{}:1: another table than quiz results: left as it is", file.string()));
        text = *before;
        if (text.back() != '\n')
            text += '\n';
    }
    const std::string rows = to_csv(results);
    if (file.has_parent_path())
        std::filesystem::create_directories(file.parent_path(),
                                            error); // write_file tells where it could not be made
    return write_file(file, text.empty() ? rows : text + rows.substr(kHeader.size()));
}

} // namespace panjshir::app

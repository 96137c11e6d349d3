#include "io/atlas_questions.hpp"

#include "base/file.hpp"
#include "io/atlas_table.hpp"

#include <cctype>
#include <fmt/format.h>
#include <unordered_set>

namespace panjshir::io {
namespace {

constexpr const char* kFile = "questions.csv";

// "<b", "</b", "<!--" or "&amp;": what a text field of the window would show as it is.
bool has_html(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if (text[i] == '<' && (std::isalpha(next) || next == '/' || next == '!'))
            return true;
        if (text[i] == '&' && (std::isalpha(next) || next == '#') &&
            text.substr(i, 10).find(';') != std::string_view::npos)
            return true;
    }
    return false;
}

class QuestionReader {
public:
    QuestionReader(AtlasRow& row, const Atlas& atlas) : m_row(row), m_atlas(atlas) {}

    Question read() {
        Question question;
        question.line = m_row.line();
        question.id = m_row.id("id");
        question.place = m_row.text("place");
        if (!question.place.empty() && !m_atlas.place(question.place))
            m_row.fault("place", fmt::format("unknown place '{}'", question.place));
        question.question = both("question", "no question");
        question.answer = both("answer", "no right answer");
        question.feedback = both("feedback", "no feedback on the right answer");
        for (std::size_t i = 0; i < kWrongAnswers; ++i) {
            question.wrong[i] = both(fmt::format("wrong_{}", i + 1), "no wrong answer");
            question.wrong_feedback[i] =
                both(fmt::format("feedback_{}", i + 1), "no feedback on the wrong answer");
        }
        question.reference = m_row.text("reference");
        refuse_twins(question);
        return question;
    }

private:
    std::string plain(const std::string& column, std::string_view missing) {
        const std::string& text = m_row.text(column);
        if (text.find_first_not_of(" \t\r\n") == std::string::npos)
            m_row.fault(column, std::string(missing));
        else if (has_html(text))
            m_row.fault(column, "HTML: plain words only");
        return text;
    }
    BothLanguages both(const std::string& column, std::string_view missing) {
        return {plain(column + "_en", missing), plain(column + "_fr", missing)};
    }
    void refuse_twins(const Question& question) {
        for (const char* language : {"en", "fr"})
            for (std::size_t i = 0; i < kWrongAnswers; ++i) {
                const std::string& text = question.wrong[i].in(language);
                bool twin = text == question.answer.in(language);
                for (std::size_t k = 0; k < i; ++k)
                    twin = twin || text == question.wrong[k].in(language);
                if (twin && !text.empty())
                    m_row.fault(fmt::format("wrong_{}_{}", i + 1, language),
                                fmt::format("'{}' stands twice among the answers", text));
            }
    }

    AtlasRow& m_row;
    const Atlas& m_atlas;
};

} // namespace

QuestionTable parse_questions(std::string_view text, const std::string& file, const Atlas& atlas) {
    QuestionTable table;
    std::string name = file;
    if (name.size() > 4 && name.substr(name.size() - 4) == ".csv")
        name.resize(name.size() - 4);
    AtlasTable rows(parse_csv(text, file), name,
                    {"id",         "place",      "question_en",   "question_fr",
                     "answer_en",  "answer_fr",  "feedback_en",   "feedback_fr",
                     "wrong_1_en", "wrong_1_fr", "feedback_1_en", "feedback_1_fr",
                     "wrong_2_en", "wrong_2_fr", "feedback_2_en", "feedback_2_fr",
                     "wrong_3_en", "wrong_3_fr", "feedback_3_en", "feedback_3_fr",
                     "reference"},
                    table.diagnostics);
    std::unordered_set<std::string> ids;
    rows.for_each_row([&](AtlasRow& row) {
        Question question = QuestionReader(row, atlas).read();
        if (!ids.insert(question.id).second)
            row.fault("id", fmt::format("'{}' stands twice", question.id));
        if (row.good())
            table.questions.push_back(std::move(question));
    });
    return table;
}

QuestionTable load_questions(const Atlas& atlas) {
    std::error_code error;
    const std::filesystem::path path = atlas.folder / kFile;
    if (!std::filesystem::exists(path, error))
        return {};
    const auto text = read_file(path, std::size_t{16} << 20);
    if (!text)
        return {{}, {{Severity::Error, kFile, 0, 0, text.error().message}}};
    return parse_questions(*text, kFile, atlas);
}

} // namespace panjshir::io

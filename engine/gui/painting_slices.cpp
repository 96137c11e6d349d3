#include "gui/painting_slices.hpp"

#include "base/overloaded.hpp"

#include <cassert>
#include <cstddef>
#include <variant>

namespace panjshir::gui {
namespace {

using display::Command;
using display::DisplayList;

/// Milliseconds on two processors of a software renderer, at 1280x720.
double work_of(const Command& command) {
    return std::visit(overloaded{[](const display::Relief&) { return 6.0; },
                                 [](const display::HatchPath&) { return 2.5; },
                                 [](const display::InnerStrokePath&) { return 0.4; },
                                 [](const display::StrokePath&) { return 0.1; },
                                 [](const display::FillPath&) { return 0.05; },
                                 [](const display::GlyphRun&) { return 0.03; },
                                 [](const auto&) { return 0.0; }},
                      command);
}

DisplayList empty_like(const DisplayList& list) {
    DisplayList empty;
    empty.width_mm = list.width_mm;
    empty.height_mm = list.height_mm;
    empty.paper = list.paper;
    return empty;
}

} // namespace

std::vector<DisplayList> painting_slices(const DisplayList& list, int count) {
    assert(count >= 1);
    const auto& commands = list.commands;
    double left = 0;
    for (const Command& command : commands)
        left += work_of(command);
    const double share = left / count;

    std::vector<DisplayList> slices;
    DisplayList slice = empty_like(list);
    double work = 0;
    std::vector<std::size_t> clips; // open ones, by their places in the list
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const Command& command = commands[i];
        if (std::holds_alternative<display::PushClip>(command))
            clips.push_back(i);
        else if (std::holds_alternative<display::PopClip>(command))
            clips.pop_back();
        slice.commands.push_back(command);
        work += work_of(command);
        left -= work_of(command);
        const bool full = work >= share && left > 0 && clips.size() <= 1;
        if (!full)
            continue;
        for (std::size_t k = clips.size(); k > 0; --k)
            slice.commands.emplace_back(display::PopClip{});
        slices.push_back(std::move(slice));
        slice = empty_like(list);
        for (const std::size_t clip : clips)
            slice.commands.push_back(commands[clip]);
        work = 0;
    }
    slices.push_back(std::move(slice));
    return slices;
}

} // namespace panjshir::gui

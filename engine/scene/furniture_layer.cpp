// Title, basis and clocks, legend, scale, north: about the map on a page, on paper panels over the
// window's.

#include "scene/furniture_scale.hpp"
#include "scene/furniture_sheet.hpp"
#include "scene/legend.hpp"

#include "display/path_builder.hpp"

#include <algorithm>

namespace panjshir::scene {
namespace {

constexpr double kNorth_mm = 12, kLegendTop_mm = 34;

class WindowFurniture {
public:
    explicit WindowFurniture(FurniturePen& pen) : m_pen(pen), m_frame(pen.drawing().view.frame()) {}

    void draw() {
        m_pen.begin("furniture");
        title();
        const double right = legend();
        credits(right);
        m_pen.end();
        scale();
        const display::Point north{m_frame.right - 9, m_frame.top + 11};
        draw_north(m_pen, north, 1, style::kPaper.with_alpha(0.78f));
        take({north.x - 5.2, north.y - 6, north.x + 5.2, north.y + 5.2});
    }

private:
    void take(const PageBox& box) { m_pen.drawing().taken.push_back(box); }
    void panel(const PageBox& box) {
        m_pen.fill(display::rounded_rectangle({box.left, box.top}, {box.right, box.bottom}, 1.6),
                   style::kPaper.with_alpha(0.9f));
        take(box);
    }

    void title() {
        const MapRequest& request = m_pen.request();
        const Type large{4.4, 700, style::kInk}, under{2.7, 400, style::kQuietInk};
        const std::string basis = request.basis + "  ·  " + request.clocks;
        const double wanted =
            std::max(m_pen.width_of(request.headline, large), m_pen.width_of(basis, under)) + 6;
        const double width = std::min(m_frame.width() - 8 - kNorth_mm, wanted);
        panel({4, 4, 4 + width, 16.5});
        m_pen.line(request.headline, {7, 9.8}, large, width - 6);
        m_pen.line(basis, {7, 14}, under, width - 6);
    }

    /// Returns the right edge of its panel.
    double legend() {
        std::vector<LegendItem> items = legend_in_short(m_pen);
        const Type type{2.5, 400, style::kInk};
        double widest = 0;
        for (const LegendItem& item : items)
            widest = std::max(widest, 7.6 + m_pen.width_of(item.label, type));
        // Under the title and what the window has below it; what finds no room is left out.
        const double row = 4.3, room = m_frame.bottom - 7 - kLegendTop_mm;
        items.resize(std::min(items.size(), static_cast<std::size_t>(std::max(0.0, room / row))));
        const double height = row * static_cast<double>(items.size()) + 3;
        const PageBox box{4, m_frame.bottom - 4 - height, 4 + widest + 6, m_frame.bottom - 4};
        if (items.empty())
            return box.right;
        panel(box);
        double y = box.top + 1.5 + row / 2;
        for (const LegendItem& item : items) {
            draw_swatch(m_pen, item, {box.left + 3 + (6.2 - swatch_width_mm(item)) / 2, y});
            const text::ShapedText label = m_pen.set(item.label, type);
            text::append(m_pen.drawing().list,
                         text::moved(label, box.left + 3 + 7.6, y + label.cap_height_mm / 2));
            y += row;
        }
        return box.right;
    }

    // On a strip of paper right of the legend, in as many lines as it takes: credits are never left
    // out.
    void credits(double legend_right) {
        const Type type{1.9, 400, style::kQuietInk};
        const std::string& text = m_pen.request().credits;
        const double most = m_frame.right - 8 - (legend_right + 4);
        if (text.empty() || most < 30)
            return;
        const double width = std::min(most, m_pen.width_of(text, type) + 0.1);
        m_credits_mm = m_pen.paragraph_height(text, type, width);
        const PageBox box{m_frame.right - 7 - width, m_frame.bottom - 1.6 - m_credits_mm,
                          m_frame.right - 3, m_frame.bottom - 0.6};
        panel(box);
        m_pen.paragraph(text, {box.left + 2, box.top + 0.5}, type, width);
    }

    void scale() {
        const MapView& view = m_pen.drawing().view;
        const double width = scale_bar_metres(view, 42) * view.mm_per_m();
        const double left = m_frame.right - 14 - width, y = m_frame.bottom - 5.4 - m_credits_mm;
        const PageBox box{left - 2, y - 5.4, left + width + 12, y + 1.8};
        m_pen.fill(display::rounded_rectangle({box.left, box.top}, {box.right, box.bottom}, 1.2),
                   style::kPaper.with_alpha(0.82f));
        draw_scale_bar(m_pen, left, y - 0.45, 42, {2.1, 400, style::kInk});
        take(box);
    }

    FurniturePen& m_pen;
    const PageBox m_frame;
    double m_credits_mm = 0; ///< height of their lines
};

} // namespace

void draw_furniture(Drawing& drawing) {
    if (!drawing.has(Layer::Furniture))
        return;
    FurniturePen pen(drawing);
    if (drawing.layout == Layout::Window)
        WindowFurniture(pen).draw();
    else
        draw_sheet_furniture(pen, plan_sheet(drawing.request.look.page, drawing.list.width_mm,
                                             drawing.list.height_mm));
}

} // namespace panjshir::scene

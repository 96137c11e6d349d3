// shaders/relief.frag draws what terrain/relief.hpp draws.

#include "base/file.hpp"
#include "support/shared.hpp"
#include "terrain/relief.hpp"

#include <GL/gl.h>
#include <GL/glext.h>
#include <SFML/Window/Context.hpp>
#include <array>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <limits>
#include <memory>
#include <random>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;

// The entry points that the system's gl.h leaves out.
template <typename Function>
Function entry(const char* name) {
    return reinterpret_cast<Function>(sf::Context::getFunction(name));
}
struct Gl {
    PFNGLCREATESHADERPROC create_shader = entry<PFNGLCREATESHADERPROC>("glCreateShader");
    PFNGLSHADERSOURCEPROC shader_source = entry<PFNGLSHADERSOURCEPROC>("glShaderSource");
    PFNGLCOMPILESHADERPROC compile_shader = entry<PFNGLCOMPILESHADERPROC>("glCompileShader");
    PFNGLGETSHADERIVPROC shader_value = entry<PFNGLGETSHADERIVPROC>("glGetShaderiv");
    PFNGLGETSHADERINFOLOGPROC shader_log = entry<PFNGLGETSHADERINFOLOGPROC>("glGetShaderInfoLog");
    PFNGLCREATEPROGRAMPROC create_program = entry<PFNGLCREATEPROGRAMPROC>("glCreateProgram");
    PFNGLATTACHSHADERPROC attach = entry<PFNGLATTACHSHADERPROC>("glAttachShader");
    PFNGLBINDATTRIBLOCATIONPROC bind_attribute =
        entry<PFNGLBINDATTRIBLOCATIONPROC>("glBindAttribLocation");
    PFNGLLINKPROGRAMPROC link = entry<PFNGLLINKPROGRAMPROC>("glLinkProgram");
    PFNGLGETPROGRAMIVPROC program_value = entry<PFNGLGETPROGRAMIVPROC>("glGetProgramiv");
    PFNGLUSEPROGRAMPROC use = entry<PFNGLUSEPROGRAMPROC>("glUseProgram");
    PFNGLGETUNIFORMLOCATIONPROC location =
        entry<PFNGLGETUNIFORMLOCATIONPROC>("glGetUniformLocation");
    PFNGLUNIFORM1IPROC uniform_1i = entry<PFNGLUNIFORM1IPROC>("glUniform1i");
    PFNGLUNIFORM1FVPROC uniform_1fv = entry<PFNGLUNIFORM1FVPROC>("glUniform1fv");
    PFNGLUNIFORM2FVPROC uniform_2fv = entry<PFNGLUNIFORM2FVPROC>("glUniform2fv");
    PFNGLUNIFORM3FVPROC uniform_3fv = entry<PFNGLUNIFORM3FVPROC>("glUniform3fv");
    PFNGLUNIFORM4FVPROC uniform_4fv = entry<PFNGLUNIFORM4FVPROC>("glUniform4fv");
    PFNGLACTIVETEXTUREPROC active_texture = entry<PFNGLACTIVETEXTUREPROC>("glActiveTexture");
    PFNGLGENFRAMEBUFFERSPROC gen_framebuffers =
        entry<PFNGLGENFRAMEBUFFERSPROC>("glGenFramebuffers");
    PFNGLBINDFRAMEBUFFERPROC bind_framebuffer =
        entry<PFNGLBINDFRAMEBUFFERPROC>("glBindFramebuffer");
    PFNGLFRAMEBUFFERTEXTURE2DPROC attach_texture =
        entry<PFNGLFRAMEBUFFERTEXTURE2DPROC>("glFramebufferTexture2D");
    PFNGLCHECKFRAMEBUFFERSTATUSPROC framebuffer_status =
        entry<PFNGLCHECKFRAMEBUFFERSTATUSPROC>("glCheckFramebufferStatus");
    PFNGLVERTEXATTRIBPOINTERPROC attribute_pointer =
        entry<PFNGLVERTEXATTRIBPOINTERPROC>("glVertexAttribPointer");
    PFNGLENABLEVERTEXATTRIBARRAYPROC enable_attribute =
        entry<PFNGLENABLEVERTEXATTRIBARRAYPROC>("glEnableVertexAttribArray");
};

GLuint compiled(const Gl& gl, GLenum kind, const char* name) {
    const auto text = read_file(panjshir::testing::source_dir() / "shaders" / name);
    EXPECT_TRUE(text.has_value());
    const GLuint shader = gl.create_shader(kind);
    const char* source = text->c_str();
    gl.shader_source(shader, 1, &source, nullptr);
    gl.compile_shader(shader);
    GLint good = 0;
    gl.shader_value(shader, GL_COMPILE_STATUS, &good);
    std::array<char, 4096> log{};
    gl.shader_log(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
    EXPECT_TRUE(good) << name << ": " << log.data();
    return shader;
}

GLuint texture_2d(GLint internal, int columns, int rows, GLenum format, GLenum type,
                  const void* data) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, internal, columns, rows, 0, format, type, data);
    return name;
}

// The view's pixels stand for page millimetres, one to one.
std::vector<std::uint8_t> shaded_on_card(const ReliefField& field, const ReliefStyle& style,
                                         const ReliefView& view) {
    const Gl gl;
    const GLuint program = gl.create_program();
    gl.attach(program, compiled(gl, GL_VERTEX_SHADER, "relief.vert"));
    gl.attach(program, compiled(gl, GL_FRAGMENT_SHADER, "relief.frag"));
    gl.bind_attribute(program, 0, "position_mm");
    gl.link(program);
    GLint linked = 0;
    gl.program_value(program, GL_LINK_STATUS, &linked);
    EXPECT_TRUE(linked);

    const GLuint target =
        texture_2d(GL_RGBA8, view.width, view.height, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    GLuint framebuffer = 0;
    gl.gen_framebuffers(1, &framebuffer);
    gl.bind_framebuffer(GL_FRAMEBUFFER, framebuffer);
    gl.attach_texture(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target, 0);
    EXPECT_EQ(gl.framebuffer_status(GL_FRAMEBUFFER), static_cast<GLenum>(GL_FRAMEBUFFER_COMPLETE));

    std::vector<float> heights(field.heights.begin(), field.heights.end());
    for (float& height : heights)
        height = std::isnan(height) ? kShaderVoid_m : height;
    gl.use(program);
    const auto layer = [&](GLint unit, const char* uniform, GLint internal, GLenum type,
                           const void* data) {
        gl.active_texture(GL_TEXTURE0 + static_cast<GLenum>(unit));
        texture_2d(internal, field.columns, field.rows, GL_RED, type, data);
        gl.uniform_1i(gl.location(program, uniform), unit);
    };
    layer(0, "heights", GL_R32F, GL_FLOAT, heights.data());
    layer(1, "sky_view", GL_R8, GL_UNSIGNED_BYTE, field.sky_view.data());
    layer(2, "texture_shading", GL_R8, GL_UNSIGNED_BYTE, field.texture.data());
    layer(3, "light_turn", GL_R8, GL_UNSIGNED_BYTE, field.light_turn.data());
    for (const ReliefUniform& uniform : relief_uniforms(field, style)) {
        const GLint at = gl.location(program, uniform.name.c_str());
        EXPECT_GE(at, 0) << uniform.name;
        if (uniform.components == 1)
            gl.uniform_1fv(at, uniform.count, uniform.values.data());
        else if (uniform.components == 2)
            gl.uniform_2fv(at, uniform.count, uniform.values.data());
        else
            gl.uniform_3fv(at, uniform.count, uniform.values.data());
    }
    // Drawn upside down, as the rows are read back from the bottom.
    const float clip[4] = {2.0f / static_cast<float>(view.width),
                           2.0f / static_cast<float>(view.height), -1, -1};
    const float column[3] = {static_cast<float>(view.column_x), static_cast<float>(view.column_y),
                             static_cast<float>(view.column_0)};
    const float row[3] = {static_cast<float>(view.row_x), static_cast<float>(view.row_y),
                          static_cast<float>(view.row_0)};
    gl.uniform_4fv(gl.location(program, "page_to_clip"), 1, clip);
    gl.uniform_3fv(gl.location(program, "page_to_column"), 1, column);
    gl.uniform_3fv(gl.location(program, "page_to_row"), 1, row);

    const auto w = static_cast<float>(view.width), h = static_cast<float>(view.height);
    const float corners[8] = {0, 0, w, 0, 0, h, w, h};
    gl.attribute_pointer(0, 2, GL_FLOAT, GL_FALSE, 0, corners);
    gl.enable_attribute(0);
    glViewport(0, 0, view.width, view.height);
    glDisable(GL_BLEND);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(view.width * view.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, view.width, view.height, GL_RGB, GL_UNSIGNED_BYTE, rgb.data());
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
    gl.bind_framebuffer(GL_FRAMEBUFFER, 0);
    return rgb;
}

// Ridges and bumps of many sizes up to 5,500 m, with a void.
HeightGrid mountains(int columns, int rows) {
    HeightGrid grid(columns, rows, 100, {0, 0});
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    struct Wave {
        double x, y, phase, height;
    };
    std::vector<Wave> waves;
    for (int i = 0; i < 40; ++i) {
        const double length = 3 + 60 * uniform(random), angle = 6.28 * uniform(random);
        waves.push_back({6.28 * std::cos(angle) / length, 6.28 * std::sin(angle) / length,
                         6.28 * uniform(random), 4.5 * length});
    }
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            double h = 2800;
            for (const Wave& wave : waves)
                h += wave.height * std::sin(wave.x * c + wave.y * r + wave.phase);
            grid.at(c, r) = static_cast<float>(h);
        }
    for (int r = 40; r < 48; ++r)
        for (int c = 60; c < 75; ++c)
            grid.at(c, r) = std::numeric_limits<float>::quiet_NaN();
    return grid;
}

// The share of pixels on which the two differ by over two of 255.
double share_apart(const ReliefField& field, const ReliefStyle& style, ReliefView view) {
    std::vector<std::uint8_t> expected(3 * static_cast<std::size_t>(view.width * view.height));
    shade_relief(field, style, view, expected);
    const std::vector<std::uint8_t> actual = shaded_on_card(field, style, view);
    int apart = 0;
    for (std::size_t i = 0; i < expected.size(); i += 3) {
        int most = 0;
        for (std::size_t k = i; k < i + 3; ++k)
            most = std::max(most, std::abs(expected[k] - actual[k]));
        apart += most > 2 ? 1 : 0;
    }
    return apart / (static_cast<double>(expected.size()) / 3);
}

/// One context for all: an X server may go down with its last client and is not back at once.
class ReliefShader : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        if (std::getenv("DISPLAY") != nullptr)
            s_context = std::make_unique<sf::Context>();
    }
    static void TearDownTestSuite() { s_context.reset(); }
    void SetUp() override {
        if (!s_context)
            GTEST_SKIP() << "needs an X display (xvfb-run)";
        s_context->setActive(true);
    }

private:
    static inline std::unique_ptr<sf::Context> s_context;
};

} // namespace

TEST_F(ReliefShader, DrawsWhatTheProcessorDraws) {
    const HeightGrid grid = mountains(201, 150); // an odd width: the last column has no orientation
    const ReliefLayers layers = prepare_relief(grid, {.generalise_m = 80});
    ReliefStyle style = default_relief_style();
    // Cell for cell, beyond the edges too; enlarged; shrunk and turned.
    EXPECT_LE(share_apart(layers.field(), style,
                          {.width = 260, .height = 200, .column_0 = -20.5, .row_0 = -20.5}),
              0.001);
    EXPECT_LE(share_apart(layers.field(), style,
                          {.width = 300,
                           .height = 300,
                           .column_x = 0.13,
                           .column_0 = 50,
                           .row_y = 0.13,
                           .row_0 = 25}),
              0.001);
    style.azimuth_deg = 20;
    style.altitude_deg = 30;
    style.exaggeration = 2.5f;
    EXPECT_LE(share_apart(layers.field(), style,
                          {.width = 150,
                           .height = 150,
                           .column_x = 1.2,
                           .column_y = 0.4,
                           .column_0 = -10,
                           .row_x = -0.4,
                           .row_y = 1.2,
                           .row_0 = 30}),
              0.001);
}

TEST_F(ReliefShader, DrawsWithoutTheDerivedLayers) {
    const HeightGrid grid = mountains(120, 90);
    const ReliefLayers layers = prepare_relief(grid);
    ReliefField field = layers.field();
    ReliefField bare = field;
    bare.sky_view = bare.texture = bare.light_turn = {};
    const ReliefStyle style = default_relief_style();
    const ReliefView view{.width = 120, .height = 90};
    EXPECT_LE(share_apart(bare, style, view), 0.001);
    std::vector<std::uint8_t> with(3 * 120 * 90), without(with.size());
    shade_relief(field, style, view, with);
    shade_relief(bare, style, view, without);
    EXPECT_NE(with, without);
}

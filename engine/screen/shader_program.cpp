#include "screen/shader_program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace panjshir::screen {

namespace {

template <auto Query, auto Log>
std::string log_of(GLuint object) {
    GLint length = 0;
    Query(object, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length > 0 ? length : 1), '\0');
    Log(object, length, nullptr, log.data());
    while (!log.empty() && (log.back() == '\0' || log.back() == '\n'))
        log.pop_back();
    return log;
}

/// PANJSHIR_SHADERS in the environment stands before the folder that the program was built with.
std::filesystem::path shaders_folder() {
    const char* named = std::getenv("PANJSHIR_SHADERS");
    return named && *named ? named : PANJSHIR_SHADERS_DIR;
}

Result<GLuint> compiled(GLenum stage, std::string_view file) {
    const std::filesystem::path path = shaders_folder() / file;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(path.string() + ": no such shader file", ErrorKind::Missing);
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    const GLuint shader = glCreateShader(stage);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint good = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good == GL_TRUE)
        return shader;
    const std::string log = log_of<&glGetShaderiv, &glGetShaderInfoLog>(shader);
    glDeleteShader(shader);
    return fail(path.string() + ": the graphics driver does not compile it: " + log,
                ErrorKind::Missing);
}

} // namespace

Result<ShaderProgram> ShaderProgram::load(std::string_view vertex, std::string_view fragment,
                                          const std::vector<std::string>& attributes) {
    const Result<GLuint> vertex_shader = compiled(GL_VERTEX_SHADER, vertex);
    if (!vertex_shader)
        return tl::unexpected(vertex_shader.error());
    const Result<GLuint> fragment_shader = compiled(GL_FRAGMENT_SHADER, fragment);
    if (!fragment_shader) {
        glDeleteShader(*vertex_shader);
        return tl::unexpected(fragment_shader.error());
    }
    ShaderProgram program;
    program.m_name = glCreateProgram();
    glAttachShader(program.m_name, *vertex_shader);
    glAttachShader(program.m_name, *fragment_shader);
    for (std::size_t i = 0; i < attributes.size(); ++i)
        glBindAttribLocation(program.m_name, static_cast<GLuint>(i), attributes[i].c_str());
    glLinkProgram(program.m_name);
    glDeleteShader(*vertex_shader);
    glDeleteShader(*fragment_shader);
    GLint good = GL_FALSE;
    glGetProgramiv(program.m_name, GL_LINK_STATUS, &good);
    if (good != GL_TRUE)
        return fail(std::string(vertex) + " and " + std::string(fragment) +
                        ": the graphics driver does not link them: " +
                        log_of<&glGetProgramiv, &glGetProgramInfoLog>(program.m_name),
                    ErrorKind::Missing);
    return program;
}

ShaderProgram::ShaderProgram(ShaderProgram&& other) noexcept
    : m_name(std::exchange(other.m_name, 0)), m_uniforms(std::move(other.m_uniforms)) {}

ShaderProgram& ShaderProgram::operator=(ShaderProgram&& other) noexcept {
    std::swap(m_name, other.m_name);
    std::swap(m_uniforms, other.m_uniforms);
    return *this;
}

ShaderProgram::~ShaderProgram() {
    if (m_name != 0)
        glDeleteProgram(m_name);
}

GLint ShaderProgram::uniform(const std::string& name) const {
    const auto found = m_uniforms.find(name);
    if (found != m_uniforms.end())
        return found->second;
    return m_uniforms[name] = glGetUniformLocation(m_name, name.c_str());
}

} // namespace panjshir::screen

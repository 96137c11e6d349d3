#pragma once
// A linked pair of shaders and its uniforms by name.

#include "base/error.hpp"
#include "screen/gl_functions.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::screen {

class ShaderProgram {
public:
    /// Reads `vertex` and `fragment` ("fill.vert") from the shaders folder. `attributes` are bound
    /// to the locations 0, 1, 2, ... Errors: no such file; the compiler's or linker's message with
    /// the file's name.
    static Result<ShaderProgram> load(std::string_view vertex, std::string_view fragment,
                                      const std::vector<std::string>& attributes);
    ShaderProgram(ShaderProgram&& other) noexcept;
    ShaderProgram& operator=(ShaderProgram&& other) noexcept;
    ShaderProgram(const ShaderProgram&) = delete;
    ShaderProgram& operator=(const ShaderProgram&) = delete;
    ~ShaderProgram();

    void use() const { glUseProgram(m_name); }
    /// -1, which GL ignores, for a uniform that the program does not use.
    GLint uniform(const std::string& name) const;
    /// Requires for all setters: the program is in use.
    void set(const std::string& name, float x) const { glUniform1f(uniform(name), x); }
    void set(const std::string& name, float x, float y) const { glUniform2f(uniform(name), x, y); }
    void set(const std::string& name, float x, float y, float z) const {
        glUniform3f(uniform(name), x, y, z);
    }
    void set(const std::string& name, float x, float y, float z, float w) const {
        glUniform4f(uniform(name), x, y, z, w);
    }
    void set_unit(const std::string& name, int unit) const { glUniform1i(uniform(name), unit); }

private:
    ShaderProgram() = default;
    GLuint m_name = 0;
    mutable std::map<std::string, GLint> m_uniforms;
};

} // namespace panjshir::screen

#pragma once
// OpenGL as this module calls it: the declarations of GL 2.1 and of framebuffer objects, in one
// place. The entry points are those that libOpenGL exports; create() of the painter asks for the
// version first.

#ifndef GL_GLEXT_PROTOTYPES
#define GL_GLEXT_PROTOTYPES
#endif
#include <GL/gl.h>
#include <GL/glext.h>

# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard on the display of the test. The keys go through the X server as those of a real one do, so they reach
whatever has the focus there, in whichever program."""

import ctypes

X = ctypes.CDLL("libX11.so.6")
XTEST = ctypes.CDLL("libXtst.so.6")
XTEST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
Window = ctypes.c_ulong

VIEWABLE = 2
REVERT_TO_PARENT = 2
MODIFIERS = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}


class Attributes(ctypes.Structure):
    """XWindowAttributes, as far as it is read here; the rest is room."""

    _fields_ = [("before", ctypes.c_int * 2), ("size", ctypes.c_int * 4), ("visual", ctypes.c_void_p),
                ("root", Window), ("class_", ctypes.c_int), ("gravity", ctypes.c_int * 2),
                ("backing_store", ctypes.c_int), ("planes", ctypes.c_ulong * 2), ("save_under", ctypes.c_int),
                ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int),
                ("masks", ctypes.c_long * 3), ("override_redirect", ctypes.c_int), ("screen", ctypes.c_void_p)]


X.XOpenDisplay.restype = ctypes.c_void_p
X.XDefaultRootWindow.restype = Window
X.XStringToKeysym.restype = ctypes.c_ulong
X.XKeysymToKeycode.restype = ctypes.c_ubyte
X.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
X.XkbKeycodeToKeysym.restype = ctypes.c_ulong
X.XSetInputFocus.argtypes = [ctypes.c_void_p, Window, ctypes.c_int, ctypes.c_ulong]
X.XGetWindowAttributes.argtypes = [ctypes.c_void_p, Window, ctypes.c_void_p]
ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


@ErrorHandler
def ignore_error(_display, _error):
    """A window may go while it is asked about; Xlib would end the program."""
    return 0


class Keyboard:
    def __init__(self):
        X.XSetErrorHandler(ignore_error)
        self.display = ctypes.c_void_p(X.XOpenDisplay(None))
        assert self.display, "there is no display"
        self.root = X.XDefaultRootWindow(self.display)

    def press(self, keys):
        """Presses and releases a key, with the modifiers before it held: "Ctrl+Shift+z", "Page_Down", "+"."""
        *modifiers, key = [keys] if len(keys) == 1 else keys.split("+")
        codes = [self._code(MODIFIERS[modifier])[0] for modifier in modifiers]
        code, shifted = self._code(key)
        if shifted:
            codes.append(self._code("Shift_L")[0])
        self._strike([*codes, code])

    def type(self, text):
        for character in text:
            self.press(character)

    def rest_pointer(self, x, y):
        """Moves the pointer to a place on the display, where whoever only types may have left it."""
        XTEST.XTestFakeMotionEvent(self.display, 0, x, y, 0)
        X.XSync(self.display, 0)

    def give_focus(self):
        """Does what the window manager would, for there is none: the topmost window that is no pop-up gets the keys,
        if what had them is gone. Returns whether anything has them."""
        focused, revert = Window(), ctypes.c_int()
        X.XGetInputFocus(self.display, ctypes.byref(focused), ctypes.byref(revert))
        windows = self._windows()
        if focused.value not in windows and windows:
            X.XSetInputFocus(self.display, windows[-1], REVERT_TO_PARENT, 0)
            X.XSync(self.display, 0)
        return bool(windows)

    def count_windows(self):
        return len(self._windows())

    def _code(self, key):
        """The keycode, and whether Shift has to be held for it."""
        keysym = ord(key) if len(key) == 1 else X.XStringToKeysym(key.encode())
        code = X.XKeysymToKeycode(self.display, keysym)
        assert code, f"the keyboard has no {key}"
        return code, X.XkbKeycodeToKeysym(self.display, code, 0, 0) != keysym

    def _strike(self, codes):
        for code in codes:
            XTEST.XTestFakeKeyEvent(self.display, code, 1, 0)
        for code in reversed(codes):
            XTEST.XTestFakeKeyEvent(self.display, code, 0, 0)
        X.XSync(self.display, 0)

    def _windows(self):
        """Those that show, from the bottom to the top."""
        root, parent, children, count = Window(), Window(), ctypes.POINTER(Window)(), ctypes.c_uint()
        X.XQueryTree(self.display, Window(self.root), ctypes.byref(root), ctypes.byref(parent),
                     ctypes.byref(children), ctypes.byref(count))
        found = [children[i] for i in range(count.value) if self._is_window(children[i])]
        if count.value:
            X.XFree(children)
        return found

    def _is_window(self, window):
        attributes = Attributes()
        there = X.XGetWindowAttributes(self.display, window, ctypes.byref(attributes))
        return there and attributes.map_state == VIEWABLE and not attributes.override_redirect

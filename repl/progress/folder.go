package progress

import (
	"path/filepath"
	"runtime"
)

// Folder is where a learner's files are: LOCKSTEP_HOME, else lockstep in the folder that the
// system has for the data of programs (XDG Base Directory Specification 0.8 and its like); "" where
// the environment names none. github.com/adrg/xdg would say the same, at 0.35 ms of every start.
func Folder(env func(string) string) string {
	if home := env("LOCKSTEP_HOME"); home != "" {
		return home
	}
	data := env("XDG_DATA_HOME")
	if !filepath.IsAbs(data) { // the specification has others ignored
		data = systemData(env)
	}
	if !filepath.IsAbs(data) {
		return ""
	}
	return filepath.Join(data, "lockstep")
}

func systemData(env func(string) string) string {
	switch runtime.GOOS {
	case "windows":
		return env("LOCALAPPDATA")
	case "darwin":
		return filepath.Join(env("HOME"), "Library", "Application Support")
	}
	return filepath.Join(env("HOME"), ".local", "share")
}

//go:build !windows

package disk

import (
	"io/fs"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// replace writes a file whole or not at all.
func replace(path string, data []byte, perm fs.FileMode) error {
	return renameio.WriteFile(path, data, perm, renameio.WithTempDir(filepath.Dir(path)))
}

//go:build !unix

package explore_test

import "time"

func processor() time.Duration { return 0 }

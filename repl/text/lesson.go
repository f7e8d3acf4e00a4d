package text

// lessonArea is what is wrong with a lesson file, its goals and its answers.
var lessonArea = []sentence{}

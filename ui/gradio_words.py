"""Every word of the page that does not come from a plan or an event."""

TITLE = "callsheet"
WELCOME = "Say what you want to see. callsheet plans the shots and makes the video."
WELCOME_EXAMPLES = "Or begin with one of these"
EXAMPLES = {
    "examples/night-market": "Two languages\nA night market in the rain, 12 s, vertical",
    "examples/pour-over": "Product spot\nPour-over coffee in morning light, 10 s, square",
    "examples/paper-lantern": "一镜到底\n河边放纸灯笼，8 秒，竖屏",
}
"""By the name of the prompt: a line that names it and a line that describes it."""

CHAT = "Conversation"
CHAT_EMPTY = "Your words and the answers appear here."
BOX = "What shall be seen, or changed"
BOX_HINT = "Write, or drop pictures, videos, voices"
CONVERSATIONS = "Conversations"
NEW = "New conversation"
UNTITLED = "Untitled"
UNDO, UNDO_SAYS = "Undo", "undo"
REDO, REDO_SAYS = "Redo", "redo"
RENDER, RENDER_SAYS = "Render", "render it"
STOP = "Stop"
APPROVE, DECLINE = "Render", "Not now"
ASKS = "Shall this be rendered? It {price}."

ATTACHED = "[{handle}]"
READY = "The video is ready: {what}."
STOPPED = "Stopped. Finished shots are kept; press Render to go on."
DECLINED = "Nothing was rendered. Press Render when you want it."
BUSY = "the words came while this conversation was busy"
BUSY_REMEDY = "wait until it is done, or press Stop; then send them again"
FAULT = "callsheet itself failed: {error}"
FAULT_REMEDY = "try again; the server's log has the details"

BOARD = "Storyboard"
BOARD_BARS = "Shots in their true lengths"
THINKING = "Planning the shots"
RENDERING = "Rendering"
WAITS = "waiting"
CHANGED = "changed"
DISSOLVES = "{transition} into it"
NOT_RENDERED = "not rendered yet"
CAST, LOOK, WITHOUT, ELEMENTS = "Cast", "Look", "Without", "Elements"
POSTER = "Frame of shot {number}"
SOURCES = "From your words"

VIDEO = "Video"
VIDEO_OLD = "This video is from before the last change."
SAVE_VIDEO, SAVE_CAPTIONS, SAVE_PLAN = "Video (MP4)", "Captions (SRT)", "Plan (JSON)"
CAPTIONS = "Captions"

"""What the MCP server says beside the words of the core: to a model, which passes them on."""

INSTRUCTIONS = """\
callsheet plans videos from words and makes them. plan_video begins a project; revise_plan changes
it in plain words ("make shot 2 6 seconds", "undo") and touches nothing else; render_video starts
the video and returns at once; render_status waits for it up to 25 seconds: call it again until the
state is `made`. What the user wrote in quotation marks is spoken or shown to the letter: pass their
words on as they are. Nothing that costs money is rendered before the user's own yes."""

PLANNING = "It is still being planned: call show_plan with this project; it waits up to 25 s."
ANSWER = "The plan waits for an answer: pass the user's on with revise_plan."
REVISE_OR_RENDER = "Show the storyboard, then revise_plan in the user's words, or render_video."
BLOCKED = "It cannot be rendered before its problems are mended with revise_plan."
NO_PLAN = "There is no plan yet: say what the video shows with revise_plan."

ASKING = "Tell the user the price and call approve with their answer; nothing is rendered before."
RENDERING = "Call render_status again; it waits up to 25 s. Nothing is lost when nobody waits."
MADE = "The video is at the link. revise_plan changes it; only what changed is rendered again."
STOPPED = "What is finished is kept: render_video goes on with the rest."
FAILED = "Tell the user what failed. render_video tries again; what is finished is kept."
NOT_RENDERED = "The plan as it is now has no video yet: render_video makes it."

APPROVAL = "Make the video of “{title}”, version {version}? It {price}."
DECLINED = "The user declined; nothing was rendered."

CALLED = "Say {handle} in any request and it looks{sounds} the same in every shot."
AND_SOUNDS = " and sounds"

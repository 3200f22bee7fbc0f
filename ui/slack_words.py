"""Every word callsheet says in Slack that comes neither from a plan nor from an event."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True)
class Words:
    """One language's words."""

    planning: str
    waits: str
    stopped: str
    declined: str
    ready: str
    asks: str
    board: str
    more_shots: str

    approve: str
    decline: str
    render: str
    stop: str
    undo: str
    redo: str
    edit: str
    take: str
    undone: str
    redone: str
    taken: str
    edited: str

    form: str
    save: str
    cancel: str
    seconds: str
    framing: str
    movement: str
    action: str
    line: str
    line_hint: str
    speaker: str
    dialect: str
    own_dialect: str
    seconds_fault: str
    action_fault: str

    old_message: str
    old_message_remedy: str
    may_not_spend: str
    may_not_spend_remedy: str
    too_large: str
    too_large_remedy: str
    not_a_kind: str
    not_a_kind_remedy: str
    not_loaded: str
    not_loaded_remedy: str
    not_shared: str
    not_shared_remedy: str
    fault: str
    fault_remedy: str


EN = Words(
    planning="Planning the shots",
    waits="This is read as soon as what goes on is done.",
    stopped="Stopped. Finished shots are kept; press Render to go on.",
    declined="Nothing was rendered. Press Render when you want it.",
    ready="The video is ready: {what}.",
    asks="Shall this be rendered? It {price}.",
    board="Storyboard of {title}",
    more_shots="{count} more shots are in the plan; speak of them by their numbers.",
    approve="Render",
    decline="Not now",
    render="Render",
    stop="Stop",
    undo="Undo",
    redo="Redo",
    edit="Edit",
    take="Another take",
    undone="Back to the version before.",
    redone="Forward again.",
    taken="Another take of shot {number}.",
    edited="Shot {number} is as you set it.",
    form="Shot {number}",
    save="Save",
    cancel="Cancel",
    seconds="Seconds",
    framing="Framing",
    movement="Camera move",
    action="What is seen",
    line="Line {number}",
    line_hint="Leave it empty to take the line out.",
    speaker="Who says it",
    dialect="Dialect or accent",
    own_dialect="as they always speak",
    seconds_fault="Give seconds above 0, at most 3600.",
    action_fault="Say what is seen.",
    old_message="that message is not the latest of this conversation",
    old_message_remedy="use the buttons under the latest one",
    may_not_spend="you may not spend money here",
    may_not_spend_remedy=(
        "ask whoever runs callsheet to put {person} into `people` and {channel} into `channels` of"
        " the workspace {team}"
    ),
    too_large="the file {name} is {size} MB large",
    too_large_remedy="give one of at most {most} MB",
    not_a_kind="the file {name} is no picture, video or sound",
    not_a_kind_remedy="save it as PNG, JPEG, MP4, WAV or MP3",
    not_loaded="the file {name} could not be fetched from Slack ({why})",
    not_loaded_remedy="share it again in this thread",
    not_shared="the video could not be put into this thread ({why})",
    not_shared_remedy="it is kept; press Render to have it put here again",
    fault="callsheet itself failed ({error})",
    fault_remedy="try again; the log of the server has the details",
)

ZH = Words(
    planning="正在规划镜头",
    waits="等正在进行的完成后，马上读这一条。",
    stopped="已停止。完成的镜头都保留着；按“渲染”继续。",
    declined="没有渲染。需要时请按“渲染”。",
    ready="视频好了：{what}。",
    asks="要渲染吗？{price}。",
    board="《{title}》的分镜",
    more_shots="计划里还有 {count} 个镜头，可以直接说编号。",
    approve="渲染",
    decline="先不",
    render="渲染",
    stop="停止",
    undo="撤销",
    redo="重做",
    edit="编辑",
    take="再来一条",
    undone="回到上一版。",
    redone="又往前一版。",
    taken="镜头 {number} 再来一条。",
    edited="镜头 {number} 已按你的设置更改。",
    form="镜头 {number}",
    save="保存",
    cancel="取消",
    seconds="秒数",
    framing="景别",
    movement="运镜",
    action="画面内容",
    line="台词 {number}",
    line_hint="留空就删掉这句台词。",
    speaker="谁来说",
    dialect="方言或口音",
    own_dialect="照平时的说法",
    seconds_fault="请填大于 0、不超过 3600 的秒数。",
    action_fault="请写画面里看到什么。",
    old_message="那不是这个对话里最新的消息",
    old_message_remedy="请用最新一条下面的按钮",
    may_not_spend="你在这里不能花钱",
    may_not_spend_remedy=(
        "请管理 callsheet 的人把 {person} 加进工作区 {team} 的 `people`，"
        "把 {channel} 加进 `channels`"
    ),
    too_large="文件 {name} 有 {size} MB",
    too_large_remedy="请给不超过 {most} MB 的文件",
    not_a_kind="文件 {name} 不是图片、视频或声音",
    not_a_kind_remedy="请存成 PNG、JPEG、MP4、WAV 或 MP3",
    not_loaded="没能从 Slack 取到文件 {name}（{why}）",
    not_loaded_remedy="请在这个消息列里重新发一次",
    not_shared="视频没能放进这个消息列（{why}）",
    not_shared_remedy="视频还在；按“渲染”再放一次",
    fault="callsheet 自己出错了（{error}）",
    fault_remedy="请再试一次；服务器的日志里有详情",
)

WORDS: dict[Language, Words] = {"en": EN, "zh": ZH}

# Orca loads this from its folder before it opens speech. What it would say is written to a file, a line each, and another
# file tells how busy it is: `make listen` reads both.

import os
import sys
import types

from gi.repository import GLib
from orca import event_manager, settings, speechserver

tape = open(os.environ["CME_TAPE"], "a", buffering=1)
pulse = os.environ["CME_PULSE"]


def note(kind, text=""):
    tape.write(f"{kind} {' '.join(text.split())}\n")


class SpeechServer(speechserver.SpeechServer):
    one = None

    @staticmethod
    def getFactoryName():
        return "tape"

    @staticmethod
    def getSpeechServers():
        return [SpeechServer.getSpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        SpeechServer.one = SpeechServer.one or SpeechServer()
        return SpeechServer.one

    @staticmethod
    def shutdownActiveServers():
        SpeechServer.one = None

    def getInfo(self):
        return ["tape", "tape"]

    def getVoiceFamilies(self):
        return [speechserver.VoiceFamily({})]

    def speak(self, text=None, acss=None, interrupt=True):
        if text and text.strip():
            note("say", text)

    def speakCharacter(self, character, acss=None):
        note("say", character)

    def speakKeyEvent(self, event, acss=None):
        pass

    # A listener loses what is still being spoken.
    def stop(self):
        note("stop")


module = types.ModuleType("tape")
module.SpeechServer = SpeechServer
sys.modules["tape"] = module
settings.speechServerFactory = "tape"
settings.speechFactoryModules = ["tape"]
settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
# Spoken at once, the whole page would take the reading position to its end.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False

beats = 0


def beat():
    """Tells from Orca's own loop how often that has come round, and how many events of the page it has yet to look at."""
    global beats
    beats += 1
    with open(pulse + ".new", "w") as file:
        file.write(f"{beats} {event_manager.getManager()._eventQueue.qsize()}")
    os.replace(pulse + ".new", pulse)
    return True


GLib.timeout_add(50, beat)

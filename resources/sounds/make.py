"""Makes the two alarm sounds beside this file: plain tones with a soft begin and end, nothing borrowed.

python resources/sounds/make.py
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
FADE = 0.02
# name: (frequency in Hz, seconds, loudness 0 to 1) one after the other; frequency 0 is silence
SOUNDS = {
    "warned": ((660.0, 0.16, 0.25), (0.0, 0.06, 0.0), (880.0, 0.22, 0.25)),
    "late": ((988.0, 0.16, 0.6), (0.0, 0.08, 0.0), (988.0, 0.16, 0.6), (0.0, 0.08, 0.0), (1319.0, 0.3, 0.6)),
}


def tone(frequency: float, seconds: float, loudness: float) -> list[int]:
    """The samples of one tone, 16 bits, with a fade at both ends so that it does not click."""
    count = int(RATE * seconds)
    samples = []
    for at in range(count):
        now = at / RATE
        edge = min(1.0, now / FADE, (seconds - now) / FADE)
        samples.append(round(32_767 * loudness * edge * math.sin(2 * math.pi * frequency * now)))
    return samples


def make(folder: Path) -> None:
    """Writes the sounds into `folder`."""
    for name, tones in SOUNDS.items():
        samples = [sample for each in tones for sample in tone(*each)]
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    make(Path(__file__).parent)

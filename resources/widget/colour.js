// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's accent colour, made readable: WCAG relative luminance and contrast.

export const DEFAULT_ACCENT = "#3D63DD";
const DARK_INK = "#10151F";
const LIGHT_INK = "#FFFFFF";

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const toHex = (rgb) => "#" + rgb.map((c) => Math.round(c).toString(16).padStart(2, "0")).join("");

function luminance(rgb) {
  const [r, g, b] = rgb.map((c) => {
    const part = c / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one, other) {
  const [light, dark] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

export function mix(colour, towards, share) {
  const to = channels(towards);
  return toHex(channels(colour).map((c, at) => c + (to[at] - c) * share));
}

// The accent, moved towards `ink` until text in it is readable (4.5:1) on `surface`.
export function readableOn(surface, accent, ink) {
  for (let share = 0; share < 1; share += 0.08) {
    const candidate = mix(accent, ink, share);
    if (contrast(candidate, surface) >= 4.5) return candidate;
  }
  return ink;
}

// White unless it is hard to read on `accent` and near-black is not.
export function inkOn(accent) {
  if (contrast(accent, LIGHT_INK) >= 3.6) return LIGHT_INK;
  return contrast(accent, DARK_INK) > contrast(accent, LIGHT_INK) ? DARK_INK : LIGHT_INK;
}

export function applyAccent(wanted) {
  const accent = /^#[0-9a-f]{6}$/i.test(wanted || "") ? wanted : DEFAULT_ACCENT;
  const style = document.documentElement.style;
  style.setProperty("--accent", accent);
  style.setProperty("--accent-deep", mix(accent, "#0A1030", 0.22));
  style.setProperty("--accent-ink", inkOn(accent));
  style.setProperty("--accent-text-light", readableOn("#FFFFFF", accent, "#10151F"));
  style.setProperty("--accent-text-dark", readableOn("#1F2530", accent, "#FFFFFF"));
}

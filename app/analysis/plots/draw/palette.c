/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/draw/palette.h"

#include <math.h>
#include <string.h>

#define ENOUGH 3.0 /* contrast of what carries meaning */

/* up to PND_INK_MENTION, on light and on dark paper */
static const char *const inks[][2] = {
  { "#ffffff", "#222226" }, { "#1c1e22", "#f0f1f3" }, { "#575c66", "#b3b8c1" },
  { "#9aa0aa", "#7b818c" }, { "#e7e9ed", "#34363c" }, { "#1b7a5a", "#4cc79a" },
  { "#b04a1e", "#f0935f" }, { "#6b7280", "#a3a9b4" },
};

static const char *const scale[PND_N_SCALE][2] = {
  { "#e3edf7", "#2b3947" }, { "#b7d1ea", "#345572" }, { "#7fabd6", "#42779f" },
  { "#2f6ca8", "#8bb9e4" }, { "#173f69", "#cfe4f8" },
};

static PndColour
parse (const char *hex)
{
  unsigned value = (unsigned) g_ascii_strtoull (hex + 1, NULL, 16);

  return (PndColour){ ((value >> 16) & 0xff) / 255.0, ((value >> 8) & 0xff) / 255.0,
                      (value & 0xff) / 255.0 };
}

static double
linearize (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (PndColour colour)
{
  return 0.2126 * linearize (colour.red) + 0.7152 * linearize (colour.green)
         + 0.0722 * linearize (colour.blue);
}

static PndColour
mix (PndColour one, PndColour other, double share)
{
  return (PndColour){ one.red + (other.red - one.red) * share,
                      one.green + (other.green - one.green) * share,
                      one.blue + (other.blue - one.blue) * share };
}

/* the colour of a code is chosen for a stripe beside text; here it may stand on other paper */
static PndColour
fit (gboolean is_dark, const char *hex)
{
  PndColour paper = parse (inks[PND_INK_PAPER][is_dark]);
  PndColour text = parse (inks[PND_INK_TEXT][is_dark]);
  PndColour colour = hex != NULL && strlen (hex) == 7 && *hex == '#'
                       ? parse (hex) : parse (inks[PND_INK_MENTION][is_dark]);

  for (double share = 0; share < 1; share += 0.05)
    {
      PndColour mixed = mix (colour, text, share);

      if (pnd_palette_get_contrast (mixed, paper) >= ENOUGH)
        return mixed;
    }
  return text;
}

/**
 * pnd_palette_get:
 * @is_dark: whether the paper is dark
 * @ink: what for
 * @step: of the scale, 0 to %PND_N_SCALE - 1
 * @colour: (nullable): for %PND_INK_COLOUR, "#rrggbb"; anything else is grey
 *
 * Returns: the colour
 */
PndColour
pnd_palette_get (gboolean is_dark, PndInk ink, int step, const char *colour)
{
  int paper = is_dark ? 1 : 0;

  g_return_val_if_fail (step >= 0 && step < PND_N_SCALE, ((PndColour){ 0 }));

  switch (ink)
    {
    case PND_INK_SCALE:
      return parse (scale[step][paper]);
    case PND_INK_SCALE_TEXT:
      {
        PndColour under = parse (scale[step][paper]);
        PndColour light = parse ("#ffffff"), dark = parse ("#111316");

        return pnd_palette_get_contrast (under, light) > pnd_palette_get_contrast (under, dark)
                 ? light : dark;
      }
    case PND_INK_COLOUR:
      return fit (is_dark, colour);
    case PND_INK_PAPER:
    case PND_INK_TEXT:
    case PND_INK_QUIET:
    case PND_INK_RULE:
    case PND_INK_GRID:
    case PND_INK_FOR:
    case PND_INK_AGAINST:
    case PND_INK_MENTION:
    default:
      return parse (inks[ink][paper]);
    }
}

/**
 * pnd_palette_get_contrast:
 * @one: a colour
 * @other: another
 *
 * Returns: their contrast, from 1 to 21
 */
double
pnd_palette_get_contrast (PndColour one, PndColour other)
{
  double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

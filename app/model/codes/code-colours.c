/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours for new codes: one hue for a code at the top and tints of it for those under it, chosen
 * as far as possible from the colours around. Distances are taken in Oklab, where equal numbers
 * look equally different. */

#include "app/model/codes/code-private.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

typedef struct
{
  double l;
  double a;
  double b;
} Lab;

/* hues that stay apart for people with every kind of colour vision */
static const char *const palette[] = {
  "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#6a51a3", "#8c564b",
};

static const double tint_lightness[] = { 0.72, 0.55, 0.82, 0.64, 0.46, 0.77, 0.59, 0.69, 0.50 };
static const double tint_turn[] = { 0.0, 0.16, -0.16, 0.30, -0.30 }; /* radians from the hue */

static double
to_linear (int channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
to_channel (double linear)
{
  double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow (linear, 1 / 2.4) - 0.055;

  return value * 255.0;
}

static Lab
lab_from_colour (const char *colour)
{
  unsigned int red = 128;
  unsigned int green = 128;
  unsigned int blue = 128;
  double r, g, b, l, m, s;

  sscanf (colour, "#%2x%2x%2x", &red, &green, &blue);
  r = to_linear (red);
  g = to_linear (green);
  b = to_linear (blue);
  l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return (Lab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

/* FALSE when a screen cannot show it */
static gboolean
lab_to_channels (Lab lab, int channels[3])
{
  double l = pow (lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
  double m = pow (lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
  double s = pow (lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
  double linear[3] = { 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                       -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                       -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };

  for (int i = 0; i < 3; i++)
    {
      double channel = to_channel (linear[i]);

      if (channel < -0.5 || channel > 255.5 || isnan (channel))
        return FALSE;
      channels[i] = CLAMP (lround (channel), 0, 255);
    }
  return TRUE;
}

/* of the same lightness and hue, as strong as a screen can show, at most @chroma */
static char *
colour_from_hue (double lightness, double chroma, double hue)
{
  int channels[3] = { 128, 128, 128 };

  while (chroma > 0.0
         && !lab_to_channels ((Lab){ lightness, chroma * cos (hue), chroma * sin (hue) }, channels))
    chroma -= 0.01;
  return g_strdup_printf ("#%02x%02x%02x", channels[0], channels[1], channels[2]);
}

/* the least distance from @colour to any of @others */
static double
get_distance (const char *colour, GPtrArray *others)
{
  Lab one = lab_from_colour (colour);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < others->len; i++)
    {
      Lab other = lab_from_colour (others->pdata[i]);
      double distance = sqrt (pow (one.l - other.l, 2) + pow (one.a - other.a, 2)
                              + pow (one.b - other.b, 2));

      least = MIN (least, distance);
    }
  return least;
}

static void
append_colours (GPtrArray *colours, PndProject *project, const char *sql, gint64 id)
{
  g_autoptr (PndStatement) statement = pnd_database_query (
      pnd_project_get_database (project), _("Reading the colours"), sql, NULL, "n", id);

  while (statement != NULL && pnd_statement_next (statement, NULL))
    g_ptr_array_add (colours, g_strdup (pnd_statement_get_text (statement, 0, NULL)));
}

static char *
suggest_hue (GPtrArray *used)
{
  gsize best = 0;
  double best_distance = -1.0;

  for (gsize i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      double distance = get_distance (palette[i], used);

      /* a hair more, so that the order of the palette decides between equals */
      if (distance > best_distance + 1e-9)
        {
          best = i;
          best_distance = distance;
        }
    }
  return g_strdup (palette[best]);
}

static char *
suggest_tint (const char *parent, GPtrArray *used)
{
  Lab base = lab_from_colour (parent);
  double chroma = MAX (hypot (base.a, base.b), 0.02);
  double hue = atan2 (base.b, base.a);
  g_autofree char *best = NULL;
  double best_distance = -1.0;

  for (gsize turn = 0; turn < G_N_ELEMENTS (tint_turn); turn++)
    for (gsize i = 0; i < G_N_ELEMENTS (tint_lightness); i++)
      {
        g_autofree char *tint
            = colour_from_hue (tint_lightness[i], chroma, hue + tint_turn[turn]);
        double distance = get_distance (tint, used);

        if (distance > best_distance + 1e-9)
          {
            g_free (best);
            best = g_steal_pointer (&tint);
            best_distance = distance;
          }
      }
  return g_steal_pointer (&best);
}

/**
 * pnd_code_suggest_colour:
 * @project: the project
 * @parent: the id of the code that the new one will stand under, 0 at the top
 *
 * Returns: (transfer full): `#rrggbb`: at the top a hue of its own, otherwise a tint of the
 *   parent's hue, unlike the parent and those under it already.
 */
char *
pnd_code_suggest_colour (PndProject *project, gint64 parent)
{
  g_autoptr (GPtrArray) used = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  used = g_ptr_array_new_with_free_func (g_free);
  append_colours (used, project, "SELECT colour FROM codes WHERE id IS ?", parent);
  if (used->len == 0)
    {
      append_colours (used, project, "SELECT colour FROM codes WHERE parent IS ?", 0);
      return suggest_hue (used);
    }
  append_colours (used, project, "SELECT colour FROM codes WHERE parent IS ?", parent);
  return suggest_tint (used->pdata[0], used);
}

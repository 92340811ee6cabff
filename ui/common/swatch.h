/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The colour of a code, as a small rounded square. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_SWATCH (pnd_swatch_get_type ())
G_DECLARE_FINAL_TYPE (PndSwatch, pnd_swatch, PND, SWATCH, GtkWidget)

GtkWidget *pnd_swatch_new (void);
void pnd_swatch_set_colour (PndSwatch *self, const GdkRGBA *colour);
void pnd_swatch_set_hex (PndSwatch *self, const char *hex);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Light or dark: as the person said, or as the desktop says (GTK 4.8 does not ask it by itself). */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_APPEARANCE (pnd_appearance_get_type ())
G_DECLARE_FINAL_TYPE (PndAppearance, pnd_appearance, PND, APPEARANCE, GObject)

PndAppearance *pnd_appearance_new (void);
void pnd_appearance_set_theme (PndAppearance *self, const char *theme); /* system, light, dark */

G_END_DECLS

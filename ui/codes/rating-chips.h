/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The ratings of a coding as three chips: polarity (+ - 0), strength (1 2 3), holder (o p c x).
 * The same in the palette, in the cards and beside the text.
 *
 * Signal:
 *   changed ()   a person chose; not emitted by pnd_rating_chips_set_rating()
 */

#include <gtk/gtk.h>

#include "app/model/coding.h"

G_BEGIN_DECLS

#define PND_TYPE_RATING_CHIPS (pnd_rating_chips_get_type ())
G_DECLARE_FINAL_TYPE (PndRatingChips, pnd_rating_chips, PND, RATING_CHIPS, GtkWidget)

GtkWidget *pnd_rating_chips_new (void);

PndRating pnd_rating_chips_get_rating (PndRatingChips *self);
void pnd_rating_chips_set_rating (PndRatingChips *self, PndRating rating);
void pnd_rating_chips_set_orientation (PndRatingChips *self, GtkOrientation orientation);
void pnd_rating_chips_set_show_keys (PndRatingChips *self, gboolean show_keys);
gboolean pnd_rating_chips_press (PndRatingChips *self, guint keyval);

gboolean pnd_rating_apply_key (PndRating *rating, guint keyval);
const char *pnd_polarity_get_symbol (PndPolarity polarity);
char *pnd_rating_to_text (PndRating rating);

G_END_DECLS

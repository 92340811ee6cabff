/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A piece of a stripe as the reading view has it in its margin: to explain it, or to name a coding
 * elsewhere. */

#include <gtk/gtk.h>

#include "app/model/values.h"

G_BEGIN_DECLS

#define PND_TYPE_STRIPE_SAMPLE (pnd_stripe_sample_get_type ())
G_DECLARE_FINAL_TYPE (PndStripeSample, pnd_stripe_sample, PND, STRIPE_SAMPLE, GtkWidget)

GtkWidget *pnd_stripe_sample_new (PndPolarity polarity, const GdkRGBA *colour);

G_END_DECLS
